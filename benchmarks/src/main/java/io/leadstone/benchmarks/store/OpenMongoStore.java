package io.leadstone.benchmarks.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.leadstone.adapter.mongo.MongoLeadStore;
import io.leadstone.adapter.mongo.MongoSchemaMode;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.out.LeadStore;

/** An open MongoDB store. */
record OpenMongoStore(MongoClient client, MongoDatabase database) implements FilledStore {

    /** Creates a store with these leads in an empty database, and returns its address. */
    static StoreAddress filledWith(Population population, String uri, String database) {
        StoreAddress address = new StoreAddress(uri + "#" + database, "", "");
        try (OpenMongoStore store = at(address)) {
            LeadStore empty = MongoLeadStore.builder(store.database)
                    .schemaMode(MongoSchemaMode.CREATE)
                    .build();
            population.captured().forEach(empty.leads()::add);
        }
        return address;
    }

    static OpenMongoStore at(StoreAddress address) {
        int end = address.url().lastIndexOf('#');
        MongoClient client = MongoClients.create(address.url().substring(0, end));
        return new OpenMongoStore(client, client.getDatabase(address.url().substring(end + 1)));
    }

    @Override
    public LeadManagement management() {
        return LeadManagement.builder().store(MongoLeadStore.of(database)).build();
    }

    @Override
    public LeadCalls plainCalls(Picks picks) {
        return new PlainDocumentCalls(database, picks);
    }

    @Override
    public void close() {
        client.close();
    }
}
