package io.leadstone.adapter.mongo.schema;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.LeadDocuments;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * Computes the search text, the index terms and the sort key of all leads again if older rules computed them. Each
 * write names the version of the lead that was read. A lead that changed meanwhile is left to the next pass over all
 * leads. The new version is stored at the end, so that an interrupted run starts again and finds fewer leads to write.
 */
public record MongoSearchReindexer(MongoCollections collections) {

    public static final int BATCH = 500;

    /** Returns the number of leads that were written. */
    public long run() {
        SchemaVersion version = new SchemaVersion(collections);
        if (version.hasCurrentSearch()) {
            return 0;
        }
        long reindexed = 0;
        Pass pass;
        do {
            pass = pass();
            reindexed += pass.written();
        } while (pass.written() < pass.outdated());
        version.searchIsCurrent();
        return reindexed;
    }

    /** Reads all leads in the order of their ids, and writes those whose values differ. */
    private Pass pass() {
        Pass pass = new Pass(0, 0);
        Bson next = new BsonDocument();
        List<BsonDocument> leads;
        do {
            leads = collections
                    .leads()
                    .list(next, Sorts.ascending(LeadDocumentFields.ID), LeadDocuments.STATE_AND_SEARCH, 0, BATCH);
            List<UpdateOneModel<BsonDocument>> updates = updates(leads);
            long written = updates.isEmpty() ? 0 : collections.leads().updateEach(updates);
            pass = new Pass(pass.outdated() + updates.size(), pass.written() + written);
            if (!leads.isEmpty()) {
                BsonDocument last = leads.get(leads.size() - 1);
                next = Filters.gt(LeadDocumentFields.ID, last.getDocument(LeadDocumentFields.ID));
            }
        } while (leads.size() == BATCH);
        return pass;
    }

    private static List<UpdateOneModel<BsonDocument>> updates(List<BsonDocument> leads) {
        List<UpdateOneModel<BsonDocument>> updates = new ArrayList<>();
        for (BsonDocument document : leads) {
            LeadSnapshot lead = LeadDocuments.snapshot(document);
            BsonDocument current = LeadDocuments.searched(lead);
            current.putAll(LeadDocuments.nameSortKey(lead.details()));
            if (!document.entrySet().containsAll(current.entrySet())) {
                Bson asRead = LeadDocuments.byId(lead.companyId(), lead.id())
                        .append(LeadDocumentFields.VERSION, BsonValues.of(lead.version()));
                updates.add(new UpdateOneModel<>(asRead, new BsonDocument("$set", current)));
            }
        }
        return updates;
    }

    /** The number of leads whose values differed in one pass, and how many of these were written. */
    private record Pass(long outdated, long written) {}
}
