package io.leadstone.adapter.mongo.document;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import io.leadstone.application.port.out.event.FeedEntry;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * Documents of the event feed, and the field of a lead that marks events without a position. The mark contains company
 * and lead, so that an index of it contains only marked leads, in the order of their ids.
 */
public final class FeedDocuments {

    public static final String FEED = "event_feed";
    public static final String POSITION = "position";

    /** The field of a lead with events that have no position in the feed. */
    public static final String UNNUMBERED = "unnumbered";

    public static final String UNNUMBERED_COMPANY = UNNUMBERED + "." + LeadDocumentFields.COMPANY_ID;
    public static final String UNNUMBERED_LEAD = UNNUMBERED + "." + LeadDocumentFields.LEAD_ID;

    /** The number of the first event of the lead that may have no position. */
    private static final String FIRST = "first";

    private static final String UNNUMBERED_FIRST = UNNUMBERED + "." + FIRST;

    private FeedDocuments() {}

    /** Returns the mark of a new lead, whose first event has no position. */
    public static BsonDocument mark(LeadSnapshot lead) {
        return new BsonDocument(
                        LeadDocumentFields.COMPANY_ID,
                        BsonValues.of(lead.companyId().value()))
                .append(LeadDocumentFields.LEAD_ID, BsonValues.of(lead.id().value()))
                .append(FIRST, BsonValues.of(1));
    }

    /** Returns an update that marks the events from {@code first} on. A mark of earlier events stays as it is. */
    public static Bson marking(CompanyId companyId, LeadId leadId, long first) {
        return Updates.combine(
                Updates.set(UNNUMBERED_COMPANY, BsonValues.of(companyId.value())),
                Updates.set(UNNUMBERED_LEAD, BsonValues.of(leadId.value())),
                Updates.min(UNNUMBERED_FIRST, BsonValues.of(first)));
    }

    /** Returns a filter for the marked leads of the company. */
    public static Bson marked(CompanyId companyId) {
        return Filters.and(
                Filters.eq(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value())),
                Filters.eq(UNNUMBERED_COMPANY, BsonValues.of(companyId.value())));
    }

    /** Returns the number of the first event of a marked lead that may have no position. */
    public static long firstUnnumbered(BsonDocument lead) {
        return BsonValues.number(lead.getDocument(UNNUMBERED), FIRST);
    }

    /** Returns an update that removes a mark, unless the lead has events after {@code lastEvent}. */
    public static UpdateOneModel<BsonDocument> removingMark(
            CompanyId companyId, LeadId leadId, long first, long lastEvent) {
        return new UpdateOneModel<>(
                marked(companyId, leadId, first).append(LeadDocumentFields.LAST_EVENT, BsonValues.of(lastEvent)),
                Updates.unset(UNNUMBERED));
    }

    /** Returns an update that moves a mark from {@code first} to {@code next}. */
    public static UpdateOneModel<BsonDocument> movingMark(CompanyId companyId, LeadId leadId, long first, long next) {
        return new UpdateOneModel<>(
                marked(companyId, leadId, first), Updates.set(UNNUMBERED_FIRST, BsonValues.of(next)));
    }

    private static BsonDocument marked(CompanyId companyId, LeadId leadId, long first) {
        return LeadDocuments.byId(companyId, leadId).append(UNNUMBERED_FIRST, BsonValues.of(first));
    }

    /** Returns the document of an event with its position. */
    public static BsonDocument of(CompanyId companyId, LeadId leadId, long position, BsonDocument event) {
        BsonDocument id = new BsonDocument(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value()))
                .append(POSITION, BsonValues.of(position));
        BsonDocument document = new BsonDocument(LeadDocumentFields.ID, id);
        document.putAll(id);
        document.append(LeadDocumentFields.LEAD_ID, BsonValues.of(leadId.value()));
        document.putAll(event);
        return document;
    }

    /**
     * Returns an update that removes the event of an entry but keeps its position. Otherwise a reader that has paused
     * could insert other events there, which readers have passed already. The entry gets a random lead id, because
     * company, lead and number must be unique.
     */
    public static Bson emptying() {
        return Updates.combine(
                Updates.set(LeadDocumentFields.LEAD_ID, BsonValues.of(UUID.randomUUID())),
                Updates.unset(LeadDocumentFields.ENTRY_ID),
                Updates.unset(LeadDocumentFields.TYPE),
                Updates.unset(LeadDocumentFields.AT),
                Updates.unset(LeadDocumentFields.ACTOR),
                Updates.unset(LeadDocumentFields.CHANGES),
                Updates.unset(ConversationFields.CONVERSATION_ID));
    }

    /** Returns a filter for entries that have an event. */
    public static Bson withEvent() {
        return Filters.exists(LeadDocumentFields.TYPE);
    }

    public static FeedEntry entry(CompanyId companyId, BsonDocument document) {
        LeadId leadId = new LeadId(BsonValues.uuid(document, LeadDocumentFields.LEAD_ID));
        return new FeedEntry(BsonValues.number(document, POSITION), LogDocuments.event(companyId, leadId, document));
    }
}
