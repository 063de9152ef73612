package io.leadstone.adapter.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.WebhookFields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * Checks that no query reads a whole collection, because each one has a condition on the first field of an index. It
 * needs no real server. {@link RealMongoContract} checks the same with the query plans of a server.
 */
class EveryQueryTest {

    private static final CommandLog COMMANDS = new CommandLog();

    @AutoClose
    private static final MemoryMongo MONGO = new MemoryMongo(new MemoryBackend(), COMMANDS);

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

    /** No index of leads has the id of a lead behind the company. The index of {@code _id} has both. */
    @Test
    void every_filter_for_one_lead_has_its_key() {
        MongoDatabase database = MONGO.freshDatabase();

        List<BsonDocument> commands = EveryQuery.commandsOf(MemoryMongo.store(database), COMMANDS);

        assertThat(commands)
                .filteredOn(command -> command.get(command.getFirstKey()).equals(new BsonString("leadstone_leads")))
                .hasSizeGreaterThan(20)
                .allSatisfy(command -> assertThat(filters(command))
                        .as(command.toJson())
                        .map(EveryQueryTest::fields)
                        .noneMatch(fields -> fields.contains(LeadDocumentFields.LEAD_ID)
                                && !fields.contains(LeadDocumentFields.ID)));
    }

    /** Otherwise the server reads and sorts all documents that match. Those of one lead are few. */
    @Test
    void every_sort_follows_an_index() {
        MongoDatabase database = MONGO.freshDatabase();

        List<BsonDocument> commands = EveryQuery.commandsOf(MemoryMongo.store(database), COMMANDS);

        assertThat(commands)
                .filteredOn(command -> !sort(command).isEmpty())
                .filteredOn(command -> !equalFields(filters(command).get(0)).contains(LeadDocumentFields.LEAD_ID))
                .hasSizeGreaterThan(20)
                .allSatisfy(command -> assertThat(indexes(database, command))
                        .as(command.toJson())
                        .anyMatch(index ->
                                follows(sort(command), index, filters(command).get(0))));
    }

    /**
     * Returns true if the index has the order of the sort, after fields that have few values in the filter. An index of
     * some documents is used only if the filter names the field that they have.
     */
    private static boolean follows(List<String> sort, BsonDocument index, BsonDocument filter) {
        Set<String> equal = equalFields(filter);
        List<String> fields = List.copyOf(index.getDocument("key").keySet());
        List<String> order = fields.stream().dropWhile(equal::contains).toList();
        List<String> wanted =
                sort.stream().filter(field -> !equal.contains(field)).toList();
        boolean hasAll = index.containsKey("sparse")
                ? fields.stream().anyMatch(fields(filter)::contains)
                : fields(filter)
                        .containsAll(index.getDocument("partialFilterExpression", new BsonDocument())
                                .keySet());
        return hasAll && Collections.indexOfSubList(order, wanted) == 0;
    }

    /** Returns the fields that have one value in every matching document, or one of a list, whose scans are merged. */
    private static Set<String> equalFields(BsonDocument filter) {
        Set<String> equal = new HashSet<>();
        filter.forEach((field, value) -> {
            if (field.equals("$and")) {
                value.asArray().forEach(part -> equal.addAll(equalFields(part.asDocument())));
            } else if (!field.startsWith("$")
                    && (!value.isDocument()
                            || value.asDocument().isEmpty()
                            || !value.asDocument().getFirstKey().startsWith("$")
                            || value.asDocument().containsKey("$in"))) {
                equal.add(field);
            }
        });
        return equal;
    }

    /** An index on an array has no order of documents, so such a sort would read all documents first. */
    @Test
    void no_query_sorts_by_a_field_in_an_array() {
        MongoDatabase database = MONGO.freshDatabase();

        List<BsonDocument> commands = EveryQuery.commandsOf(MemoryMongo.store(database), COMMANDS);

        Map<String, Set<String>> arrays = new HashMap<>();
        for (String name : database.listCollectionNames()) {
            Set<String> found = arrays.computeIfAbsent(name, none -> new HashSet<>());
            database.getCollection(name, BsonDocument.class).find().forEach(document -> addArrays("", document, found));
        }
        assertThat(arrays.get("leadstone_leads")).contains(WebhookFields.OUTBOX, LeadDocumentFields.EVENTS);
        assertThat(commands)
                .filteredOn(command -> !sort(command).isEmpty())
                .hasSizeGreaterThan(20)
                .allSatisfy(command -> assertThat(sort(command))
                        .as(command.toJson())
                        .noneMatch(field -> arrays.getOrDefault(collection(command), Set.of()).stream()
                                .anyMatch(array -> (field + ".").startsWith(array + "."))));
    }

    private static void addArrays(String path, BsonDocument document, Set<String> arrays) {
        document.forEach((name, value) -> {
            if (value.isArray()) {
                arrays.add(path + name);
            } else if (value.isDocument()) {
                addArrays(path + name + ".", value.asDocument(), arrays);
            }
        });
    }

    /** Returns the fields by which an index could sort: those of the command, or of a stage before any other work. */
    private static List<String> sort(BsonDocument command) {
        return switch (command.getFirstKey()) {
            case "find", "findAndModify" ->
                List.copyOf(command.getDocument("sort", new BsonDocument()).keySet());
            case "aggregate" ->
                BsonValues.documents(command, "pipeline").stream()
                        .takeWhile(stage -> stage.containsKey("$match") || stage.containsKey("$sort"))
                        .filter(stage -> stage.containsKey("$sort"))
                        .flatMap(stage -> stage.getDocument("$sort").keySet().stream())
                        .toList();
            default -> List.of();
        };
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
        Stream<String> names = indexes(database, command).stream()
                .map(index -> index.getDocument("key").getFirstKey());
        return Stream.concat(names, Stream.of(LeadDocumentFields.ID)).toList();
    }

    private static List<BsonDocument> indexes(MongoDatabase database, BsonDocument command) {
        return database.getCollection(collection(command))
                .listIndexes(BsonDocument.class)
                .into(new ArrayList<>());
    }

    private static String collection(BsonDocument command) {
        return command.getString(command.getFirstKey()).getValue();
    }
}
