package io.leadstone.adapter.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.leadstone.application.port.out.HostTransactions;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks which methods send a command to one shard of a cluster that is sharded by company, and that the page lists
 * them. {@link MemoryMongoLeadStoreTest} checks the same for each command of the contract.
 */
class ShardKeyTest {

    private static final Path PAGE = Path.of("../docs/mongodb.md");
    private static final String PORTS = "io.leadstone.application.port.out";
    private static final String NOTHING = "–";

    private static final CommandLog COMMANDS = new CommandLog();
    private static final ShardKeys SHARD_KEYS = new ShardKeys();

    @AutoClose
    private static final MemoryMongo MONGO = new MemoryMongo(new MemoryBackend(), COMMANDS, SHARD_KEYS);

    @Test
    void only_background_work_sends_a_command_to_all_shards() {
        EveryQuery.commandsOf(MONGO.freshStore(), COMMANDS);

        assertThat(SHARD_KEYS.scattered().keySet()).isEqualTo(new TreeSet<>(ShardKeys.BACKGROUND));
    }

    @Test
    void the_page_lists_the_methods_of_all_ports() throws IOException {
        List<String> rows = ports().stream().map(ShardKeyTest::row).sorted().toList();

        assertThat(rows).hasSizeGreaterThan(20);
        String section = Files.readString(PAGE).split("\n## Sharded cluster\n", 2)[1];
        assertThat(section.lines().filter(line -> line.startsWith("| `"))).containsExactlyElementsOf(rows);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{find: 'leadstone_leads', filter: {company_id: 'acme', live: true}}",
                "{find: 'leadstone_leads', filter: {$and: [{live: true}, {company_id: {$eq: 'acme'}}]}}",
                "{find: 'leadstone_agents', filter: {_id: 'bot'}}",
                "{insert: 'leadstone_leads', documents: [{_id: 1, company_id: 'acme'}]}",
                "{aggregate: 'leadstone_leads', pipeline: [{$match: {company_id: 'acme'}}, {$lookup: {from: 'x', let:"
                        + " {}, pipeline: [{$match: {company_id: 'acme'}}], as: 'y'}}]}",
            })
    void a_command_of_one_company_goes_to_one_shard(String command) {
        assertThat(ShardKeys.isScattered(BsonDocument.parse(command))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{find: 'leadstone_leads', filter: {live: true}}",
                "{find: 'leadstone_leads', filter: {_id: {company_id: 'acme', lead_id: 1}}}",
                "{find: 'leadstone_leads', filter: {company_id: {$gt: 'acme'}}}",
                "{find: 'leadstone_leads', filter: {$or: [{company_id: 'acme'}, {live: true}]}}",
                "{update: 'leadstone_leads', updates: [{q: {company_id: 'acme'}}, {q: {live: true}}]}",
                "{delete: 'leadstone_leads', deletes: [{q: {company_id: {$in: ['acme', 'other']}}}]}",
                "{aggregate: 'leadstone_leads', pipeline: [{$match: {company_id: 'acme'}}, {$facet: {a: [{$lookup:"
                        + " {from: 'x', localField: 'lead_id', foreignField: 'lead_id', as: 'y'}}]}}]}",
            })
    void a_command_without_a_company_goes_to_all_shards(String command) {
        assertThat(ShardKeys.isScattered(BsonDocument.parse(command))).isTrue();
    }

    /** Returns the interfaces that the methods of the store return, except that of the host's transactions. */
    private static Set<Class<?>> ports() {
        return Arrays.stream(MongoLeadStore.class.getInterfaces())
                .flatMap(capability -> Arrays.stream(capability.getMethods()))
                .map(Method::getReturnType)
                .filter(type -> type.isInterface() && type.getPackageName().startsWith(PORTS))
                .filter(type -> !type.isAssignableFrom(MongoLeadStore.class) && type != HostTransactions.class)
                .collect(Collectors.toSet());
    }

    private static String row(Class<?> port) {
        List<String> methods = Arrays.stream(port.getMethods())
                .map(Method::getName)
                .distinct()
                .sorted()
                .toList();
        return Stream.of("`" + port.getSimpleName() + "`", cell(port, methods, false), cell(port, methods, true))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String cell(Class<?> port, List<String> methods, boolean scattered) {
        String cell = methods.stream()
                .filter(method -> ShardKeys.BACKGROUND.contains(port.getSimpleName() + "." + method) == scattered)
                .map(method -> "`" + method + "`")
                .collect(Collectors.joining(", "));
        return cell.isEmpty() ? NOTHING : cell;
    }
}
