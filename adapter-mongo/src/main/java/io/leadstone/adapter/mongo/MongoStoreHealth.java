package io.leadstone.adapter.mongo;

import com.mongodb.client.model.Projections;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.LeadDocuments;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.application.port.out.StoreHealth;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import java.util.UUID;

/**
 * Health check of the store. It reads a lead that does not exist: one lookup in an index, which needs the same
 * connection and permissions as other reads.
 */
record MongoStoreHealth(MongoCollections collections) implements StoreHealth {

    @Override
    public void check() {
        collections
                .leads()
                .first(
                        LeadDocuments.byId(new CompanyId("-"), new LeadId(new UUID(0, 0))),
                        Projections.include(LeadDocumentFields.VERSION));
    }
}
