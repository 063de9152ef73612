package io.leadstone.adapter.mongo;

import io.leadstone.application.port.out.LeadStore;
import io.leadstone.testkit.contract.CompleteStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Runs the contract on a standalone server, without transactions. */
class MongodStandaloneLeadStoreTest implements CompleteStoreContract, RealMongoContract {

    private static Mongod mongod;
    private static RealMongo mongo;

    @BeforeAll
    static void start() {
        mongod = Mongod.standalone();
        mongo = RealMongo.at(mongod.uri());
    }

    @AfterAll
    static void stop() {
        if (mongo != null) {
            mongo.close();
            mongod.close();
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
