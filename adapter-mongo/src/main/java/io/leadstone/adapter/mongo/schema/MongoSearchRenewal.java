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
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * Gives the pieces that they are found by, and the text that is compared, to leads that were stored before there were any. It may die at any point, or
 * meet others at it: a lead that was changed since it was read is left to the next round.
 */
public record MongoSearchRenewal(MongoCollections collections) {

    public static final int BATCH = 500;

    private static final Bson WITHOUT_PIECES = Filters.exists(LeadDocumentFields.SEARCH_PIECES, false);

    public long renew() {
        long renewed = 0;
        Round round;
        do {
            round = round();
            renewed += round.renewed();
        } while (round.renewed() < round.found());
        return renewed;
    }

    /** Through all leads, in the order of their ids, so that none is read twice. */
    private Round round() {
        Round round = new Round(0, 0);
        Optional<BsonDocument> last = Optional.empty();
        List<BsonDocument> leads;
        do {
            leads = after(last);
            if (!leads.isEmpty()) {
                last = Optional.of(leads.get(leads.size() - 1).getDocument(LeadDocumentFields.ID));
                long renewed = collections.leads().updateEach(updates(leads));
                round = new Round(round.found() + leads.size(), round.renewed() + renewed);
            }
        } while (leads.size() == BATCH);
        return round;
    }

    private List<BsonDocument> after(Optional<BsonDocument> last) {
        Bson wanted = last.map(id -> Filters.and(Filters.gt(LeadDocumentFields.ID, id), WITHOUT_PIECES))
                .orElse(WITHOUT_PIECES);
        return collections.leads().list(wanted, Sorts.ascending(LeadDocumentFields.ID), LeadDocuments.STATE, 0, BATCH);
    }

    private static List<UpdateOneModel<BsonDocument>> updates(List<BsonDocument> leads) {
        List<UpdateOneModel<BsonDocument>> updates = new ArrayList<>();
        for (BsonDocument document : leads) {
            LeadSnapshot lead = LeadDocuments.snapshot(document);
            Bson asRead = Filters.and(
                    LeadDocuments.byId(lead.companyId(), lead.id())
                            .append(LeadDocumentFields.VERSION, BsonValues.of(lead.version())),
                    WITHOUT_PIECES);
            updates.add(new UpdateOneModel<>(asRead, new BsonDocument("$set", LeadDocuments.searched(lead))));
        }
        return updates;
    }

    /** How many leads had no pieces, and how many of these have them now. */
    private record Round(long found, long renewed) {}
}
