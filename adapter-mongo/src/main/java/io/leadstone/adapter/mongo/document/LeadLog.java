package io.leadstone.adapter.mongo.document;

import com.mongodb.client.model.Filters;
import io.leadstone.adapter.mongo.document.MongoOrder.SortKey;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.LeadChange;
import java.util.List;
import java.util.function.Function;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * What a lead's document keeps a list of: the newest stand in the document, where a change appends them as it is made; older ones
 * were moved to a collection of their own.
 *
 * @param field the list in the lead's document, in the order in which they were appended
 * @param movedField how many are in the collection and no longer in the document; written by the update that takes them out
 * @param collection the name of the collection
 * @param key what one is told apart by among the lead's
 * @param order newest first
 * @param added what a change appends
 */
public record LeadLog(
        String field,
        String movedField,
        String collection,
        String key,
        MongoOrder order,
        Function<LeadChange, List<BsonDocument>> added) {

    public static final LeadLog EVENTS = new LeadLog(
            LeadDocumentFields.EVENTS,
            LeadDocumentFields.EVENTS_MOVED,
            LeadDocumentFields.EVENTS_LOG,
            LeadDocumentFields.NUMBER,
            new MongoOrder("-number", List.of(new SortKey(LeadDocumentFields.NUMBER, SortKind.NUMBER)), true),
            change -> change.events().stream().map(LogDocuments::of).toList());

    public static final LeadLog CONSENTS = new LeadLog(
            LeadDocumentFields.CONSENTS,
            LeadDocumentFields.CONSENTS_MOVED,
            LeadDocumentFields.CONSENTS_LOG,
            LeadDocumentFields.ENTRY_ID,
            new MongoOrder(
                    "-recorded_at",
                    List.of(
                            new SortKey(LeadDocumentFields.RECORDED_AT, SortKind.INSTANT),
                            new SortKey(LeadDocumentFields.ENTRY_ID, SortKind.UUID)),
                    true),
            change -> change.consents().stream().map(LogDocuments::of).toList());

    public static final List<LeadLog> ALL = List.of(EVENTS, CONSENTS);

    /** How many a document keeps before older ones are moved. */
    public static final int LIMIT = 64;

    /** How many stay, so that the first page of a history is in the document itself. */
    public static final int KEPT = 32;

    /** Matches the entries of the lead in the log's collection. */
    public static Bson ofLead(CompanyId companyId, LeadId leadId) {
        return Filters.and(
                Filters.eq(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value())),
                Filters.eq(LeadDocumentFields.LEAD_ID, BsonValues.of(leadId.value())));
    }

    public BsonArray appended(LeadChange change) {
        return new BsonArray(added.apply(change));
    }

    public long moved(BsonDocument lead) {
        return BsonValues.number(lead, movedField);
    }

    /** The oldest in the document, where there are more than it should keep. */
    public List<BsonDocument> surplus(BsonDocument lead) {
        List<BsonDocument> all = BsonValues.documents(lead, field);
        return all.size() > LIMIT ? all.subList(0, all.size() - KEPT) : List.of();
    }

    /** One of them as the collection keeps it: with whose it is. */
    public BsonDocument moved(CompanyId companyId, LeadId leadId, BsonDocument element) {
        BsonDocument id = LeadDocuments.id(companyId, leadId).append(key, element.get(key));
        BsonDocument document = new BsonDocument(LeadDocumentFields.ID, id)
                .append(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value()))
                .append(LeadDocumentFields.LEAD_ID, BsonValues.of(leadId.value()));
        document.putAll(element);
        return document;
    }
}
