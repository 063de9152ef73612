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
 * A list of entries of a lead: its events or its consent ledger. A change appends new entries to an array in the lead's
 * document. {@code LeadLogArchiver} moves the oldest entries to a collection of their own.
 *
 * @param field the array in the lead's document, oldest entries first
 * @param movedField the number of entries that are no longer in the array; the update that removes entries increments
 *     it
 * @param collection the name of the collection of moved entries
 * @param key the field that identifies an entry among those of the lead
 * @param order the order of lists, newest first
 * @param added returns the entries that a change appends
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

    /** 32: the number of entries in a document from which the oldest are moved. */
    public static final int LIMIT = 32;

    /** 16: the number of entries that a move leaves. So half of the entries are moved at once. */
    public static final int KEPT = 16;

    /** Returns a filter for the entries of one lead in the collection. */
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

    /** Returns the oldest entries if the document has {@link #LIMIT} or more. {@link #KEPT} entries remain. */
    public List<BsonDocument> surplus(BsonDocument lead) {
        List<BsonDocument> all = BsonValues.documents(lead, field);
        return all.size() >= LIMIT ? all.subList(0, all.size() - KEPT) : List.of();
    }

    /** Returns an entry as the collection stores it, with the ids of its company and its lead. */
    public BsonDocument moved(CompanyId companyId, LeadId leadId, BsonDocument element) {
        BsonDocument id = LeadDocuments.id(companyId, leadId).append(key, element.get(key));
        BsonDocument document = new BsonDocument(LeadDocumentFields.ID, id)
                .append(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value()))
                .append(LeadDocumentFields.LEAD_ID, BsonValues.of(leadId.value()));
        document.putAll(element);
        return document;
    }
}
