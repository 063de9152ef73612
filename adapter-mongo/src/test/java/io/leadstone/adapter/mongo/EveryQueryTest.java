package io.leadstone.adapter.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Checks that no query reads a whole collection, because each one has a condition on the first field of an index. It
 * needs no real server. {@link RealMongoContract} checks the same with the query plans of a server.
 */
class EveryQueryTest {

    private static final CommandLog COMMANDS = new CommandLog();
    private static final MemoryMongo MONGO = new MemoryMongo(new MemoryBackend(), COMMANDS);

    @AfterAll
    static void stop() {
        MONGO.close();
    }

    @Test
    void every_query_has_a_condition_on_an_index() {
        MongoDatabase database = MONGO.freshDatabase();

        List<BsonDocument> commands = EveryQuery.commandsOf(MemoryMongo.store(database), COMMANDS);

        assertThat(commands)
                .filteredOn(command -> !Set.of("hello", "insert", "getMore").contains(command.getFirstKey()))
                .hasSizeGreaterThan(20)
                .allSatisfy(command -> assertThat(filters(command))
                        .as(command.toJson())
                        .isNotEmpty()
                        .allSatisfy(filter ->
                                assertThat(fields(filter)).containsAnyElementsOf(firstFields(database, command))));
    }

    private static List<BsonDocument> filters(BsonDocument command) {
        return switch (command.getFirstKey()) {
            case "find" -> List.of(command.getDocument("filter"));
            case "aggregate" ->
                List.of(BsonValues.documents(command, "pipeline").get(0).getDocument("$match"));
            case "findAndModify" -> List.of(command.getDocument("query"));
            case "update" -> each(command, "updates");
            case "delete" -> each(command, "deletes");
            default -> List.of();
        };
    }

    private static List<BsonDocument> each(BsonDocument command, String statements) {
        return BsonValues.documents(command, statements).stream()
                .map(statement -> statement.getDocument("q"))
                .toList();
    }

    /** Returns the fields that every matching document must satisfy. */
    private static Set<String> fields(BsonDocument filter) {
        Set<String> fields = new HashSet<>(filter.keySet());
        if (filter.isArray("$and")) {
            filter.getArray("$and").stream().map(BsonValue::asDocument).forEach(part -> fields.addAll(fields(part)));
        }
        return fields;
    }

    private static List<String> firstFields(MongoDatabase database, BsonDocument command) {
        String collection = command.getString(command.getFirstKey()).getValue();
        Stream<String> names = Stream.of();
        for (BsonDocument index : database.getCollection(collection).listIndexes(BsonDocument.class)) {
            names = Stream.concat(names, Stream.of(index.getDocument("key").getFirstKey()));
        }
        return Stream.concat(names, Stream.of(LeadDocumentFields.ID)).toList();
    }
}
