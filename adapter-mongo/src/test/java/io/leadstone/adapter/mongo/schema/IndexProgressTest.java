package io.leadstone.adapter.mongo.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.leadstone.adapter.mongo.MemoryMongo;
import io.leadstone.adapter.mongo.MongoProxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class IndexProgressTest {

    @Test
    void each_build_logs_start_progress_and_end() {
        List<String> lines = new CopyOnWriteArrayList<>();
        try (MemoryMongo mongo = new MemoryMongo();
                MongoProxy proxy = MongoProxy.before(mongo.port());
                MongoClient client = MongoClients.create("mongodb://" + proxy.address())) {
            // Sixty times the interval of the progress, so that a busy machine logs it at least once.
            proxy.delay("email_claim", Duration.ofSeconds(3));
            LeadIndexes indexes = new LeadIndexes(client.getDatabase("leads"), "leadstone_");
            int count = indexes.missing().size();

            indexes.ensure(new IndexProgress(Duration.ofMillis(50), lines::add));

            assertThat(indexes.missing()).isEmpty();
            assertThat(lines)
                    .startsWith("building index leads (company_id, email_claim) unique, 1 of " + count
                            + ", over 0 documents")
                    .anyMatch(line -> line.startsWith("still building index leads (company_id, email_claim) unique"))
                    .anyMatch(line -> line.startsWith("built index leads (company_id, email_claim) unique"));
            assertThat(lines).filteredOn(line -> line.startsWith("built")).hasSize(count);
        }
    }

    @Test
    void no_build_logs_nothing() {
        List<String> lines = new CopyOnWriteArrayList<>();
        try (MemoryMongo mongo = new MemoryMongo()) {
            LeadIndexes indexes = new LeadIndexes(mongo.freshDatabase(), "leadstone_");
            indexes.ensure(new IndexProgress(Duration.ofSeconds(1), line -> {}));

            indexes.ensure(new IndexProgress(Duration.ofSeconds(1), lines::add));

            assertThat(lines).isEmpty();
        }
    }
}
