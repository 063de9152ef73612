package io.leadstone.adapter.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.mongodb.client.MongoDatabase;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.testkit.contract.CompleteStoreContract;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the contract on mongo-java-server, which needs only Java.
 *
 * <p>mongo-java-server compares texts by UTF-16 units, so 🦊 comes before U+FFFD. MongoDB compares the bytes of UTF-8.
 * Tests with both characters expect this fault. They fail as soon as mongo-java-server has corrected it, and can then
 * be deleted.
 */
class MemoryMongoLeadStoreTest implements CompleteStoreContract {

    private static final ShardKeys SHARD_KEYS = new ShardKeys();

    @AutoClose
    private static final MemoryMongo MONGO = new MemoryMongo(new CalmBackend(), SHARD_KEYS);

    /** Matches the name of a field that differs between the actual and the expected report. */
    private static final Pattern DIFFERENCE = Pattern.compile("field/property '([^\\[']*)");

    private static final MongoDatabase DATABASE = MONGO.freshDatabase();

    @Override
    public LeadStore emptyStore() {
        return MemoryMongo.store(MemoryMongo.emptied(DATABASE));
    }

    @Override
    public String everythingStored(LeadStore store) {
        return StoredDocuments.of(DATABASE);
    }

    @Override
    @Test
    public void leads_are_sorted_by_folded_last_name_then_by_id() {
        assertThatThrownBy(CompleteStoreContract.super::leads_are_sorted_by_folded_last_name_then_by_id)
                .isInstanceOf(AssertionError.class);
    }

    @Override
    @Test
    public void sources_are_sorted_by_size_then_by_name() {
        assertThatThrownBy(CompleteStoreContract.super::sources_are_sorted_by_size_then_by_name)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("🦊");
    }

    /** Two sources of a report may be in the wrong order. All other values are right. */
    @Override
    @TestFactory
    public Stream<DynamicTest> reports_of_random_histories_equal_the_naive_calculation() {
        return CompleteStoreContract.super
                .reports_of_random_histories_equal_the_naive_calculation()
                .map(history -> dynamicTest(history.getDisplayName(), () -> {
                    try {
                        history.getExecutable().execute();
                    } catch (AssertionError fault) {
                        assertThat(different(fault)).isNotEmpty().isSubsetOf("sources", "topSources");
                        assertThat(fault).hasMessageContainingAll("🦊", "～");
                    }
                }));
    }

    private static List<String> different(AssertionError fault) {
        return DIFFERENCE
                .matcher(String.valueOf(fault.getMessage()))
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }

    /** No test may have sent a command to all shards of a cluster, except by background work. */
    @AfterAll
    static void requests_go_to_one_shard() {
        Map<String, String> ofRequests = SHARD_KEYS.scattered();
        ofRequests.keySet().removeAll(ShardKeys.BACKGROUND);
        assertThat(ofRequests).isEmpty();
    }
}
