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

/**
 * A substitute for a MongoDB server. It has no secondary indexes, so only operations by the id of a lead can be
 * measured.
 */
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
