package io.leadstone.adapter.mongo;

import io.leadstone.application.port.out.LeadStore;
import io.leadstone.testkit.contract.CompleteStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Runs the contract on the server of {@code LEADSTONE_TEST_MONGODB_URI}. */
class GivenMongoLeadStoreTest implements CompleteStoreContract, RealMongoContract {

    private static final String VARIABLE = "LEADSTONE_TEST_MONGODB_URI";

    private static RealMongo mongo;

    @BeforeAll
    static void connect() {
        String uri = System.getenv(VARIABLE);
        if (uri == null) {
            throw MissingMongoServer.skip(VARIABLE, VARIABLE + " names no server");
        }
        mongo = RealMongo.at(uri);
    }

    @AfterAll
    static void stop() {
        if (mongo != null) {
            mongo.close();
        }
    }

    @Override
    public RealMongo mongo() {
        return mongo;
    }

    @Override
    public LeadStore emptyStore() {
        return mongo.emptyStore();
    }

    @Override
    public String everythingStored(LeadStore store) {
        return StoredDocuments.of(mongo.database());
    }
}
