package io.leadstone.benchmarks.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.leadstone.adapter.mongo.MongoLeadStore;
import io.leadstone.application.LeadManagement;

/** An open MongoDB store. */
record OpenMongoStore(MongoClient client) implements FilledStore {

    static final String DATABASE = "leads";

    static OpenMongoStore at(StoreAddress address) {
        return new OpenMongoStore(MongoClients.create(address.url()));
    }

    @Override
    public LeadManagement management() {
        return LeadManagement.builder()
                .store(MongoLeadStore.of(client.getDatabase(DATABASE)))
                .build();
    }

    @Override
    public LeadCalls plainCalls(Picks picks) {
        return new PlainDocumentCalls(client.getDatabase(DATABASE), picks);
    }

    @Override
    public void close() {
        client.close();
    }
}
