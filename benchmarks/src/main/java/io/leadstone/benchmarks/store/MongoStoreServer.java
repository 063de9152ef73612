package io.leadstone.benchmarks.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.leadstone.adapter.mongo.MongoLeadStore;
import io.leadstone.adapter.mongo.MongoSchemaMode;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.benchmarks.ServerProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** What stands in for a MongoDB server. It has no secondary indexes: what reads a lead by its key can be measured, and nothing else. */
record MongoStoreServer(ServerProgram program) implements StoreServer {

    static MongoStoreServer start() {
        try {
            return new MongoStoreServer(ServerProgram.start(List.of("-Xmx2g"), MongoStandIn.class));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public StoreAddress filledWith(Population population) {
        StoreAddress address = new StoreAddress(program.firstLine(), "", "");
        try (MongoClient client = MongoClients.create(address.url())) {
            LeadStore store = MongoLeadStore.builder(client.getDatabase(OpenMongoStore.DATABASE))
                    .schemaMode(MongoSchemaMode.CREATE)
                    .build();
            population.captured().forEach(store.leads()::add);
        }
        return address;
    }

    @Override
    public void close() {
        program.close();
    }
}
