package io.leadstone.adapter.mongo.document;

import static io.leadstone.adapter.mongo.document.BsonValues.instant;
import static io.leadstone.adapter.mongo.document.BsonValues.instantIfAny;
import static io.leadstone.adapter.mongo.document.BsonValues.number;
import static io.leadstone.adapter.mongo.document.BsonValues.text;
import static io.leadstone.adapter.mongo.document.BsonValues.textIfAny;
import static io.leadstone.adapter.mongo.document.BsonValues.uuid;
import static io.leadstone.adapter.mongo.document.BsonValues.uuidIfAny;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.lead.PendingEvents;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.conversation.ConversationTotals;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * Mapping of conversations to documents and back. The document also has the pending events of the conversation: {@link
 * PendingEvents}.
 */
public final class ConversationDocuments {

    /** The fields that an update removes if they have no value. */
    public static final List<String> OPTIONAL = List.of(
            ConversationFields.TITLE,
            ConversationFields.MAX_CONTEXT_LENGTH,
            ConversationFields.LAST_ACTIVITY_AT,
            LeadDocumentFields.DELETED_AT);

    private ConversationDocuments() {}

    /** Returns the {@code _id}. It contains the company, so that equal ids of two companies do not collide. */
    static BsonDocument id(CompanyId companyId, ConversationId id) {
        return new BsonDocument(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value()))
                .append(ConversationFields.CONVERSATION_ID, BsonValues.of(id.value()));
    }

    /**
     * Returns a filter for one conversation. A sharded cluster finds the shard by the company, so the company is a
     * field of the filter, too.
     */
    public static BsonDocument byId(CompanyId companyId, ConversationId id) {
        return new BsonDocument(LeadDocumentFields.ID, id(companyId, id))
                .append(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value()));
    }

    /** Returns a filter for the conversations of a lead, live and deleted. */
    public static Bson ofLead(CompanyId companyId, LeadId leadId) {
        return Filters.and(
                Filters.eq(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value())),
                // Names both values, because the index of a lead's conversations has this field before the lead.
                Filters.in(LeadDocumentFields.LIVE, BsonValues.of(true), BsonValues.of(false)),
                Filters.eq(LeadDocumentFields.LEAD_ID, BsonValues.of(leadId.value())));
    }

    /** Returns a filter for conversations with a title or metadata. */
    public static Bson hasTopic() {
        return Filters.or(
                Filters.exists(ConversationFields.TITLE),
                Filters.ne(LeadDocumentFields.METADATA, Metadata.EMPTY.json()));
    }

    /** Returns an update that removes title and metadata and increments the version. */
    public static Bson withoutTopic() {
        return Updates.combine(
                Updates.unset(ConversationFields.TITLE),
                Updates.set(LeadDocumentFields.METADATA, Metadata.EMPTY.json()),
                Updates.inc(LeadDocumentFields.VERSION, 1L));
    }

    /** Returns the fields that never change. */
    public static BsonDocument identity(ConversationSnapshot conversation) {
        BsonDocument document = byId(conversation.companyId(), conversation.id())
                .append(
                        ConversationFields.CONVERSATION_ID,
                        BsonValues.of(conversation.id().value()))
                .append(
                        LeadDocumentFields.AGENT_ID,
                        BsonValues.of(conversation.agentId().value()))
                .append(LeadDocumentFields.CREATED_AT, BsonValues.of(conversation.createdAt()));
        conversation
                .leadId()
                .ifPresent(lead -> document.append(LeadDocumentFields.LEAD_ID, BsonValues.of(lead.value())));
        conversation
                .session()
                .ifPresent(session -> document.append(ConversationFields.SESSION, BsonValues.of(session)));
        return document;
    }

    /** Returns the fields that a change may change. */
    public static BsonDocument state(ConversationSnapshot conversation) {
        ConversationTotals totals = conversation.totals();
        BsonDocument document = new BsonDocument(LeadDocumentFields.VERSION, BsonValues.of(conversation.version()))
                .append(LeadDocumentFields.LIVE, BsonValues.of(!conversation.isDeleted()))
                .append(
                        LeadDocumentFields.METADATA,
                        BsonValues.of(conversation.metadata().json()))
                .append(ConversationFields.MESSAGES, BsonValues.of(totals.messages()))
                .append(ConversationFields.RATINGS, BsonValues.of(totals.ratings()))
                .append(ConversationFields.RATING_HUNDREDTHS, BsonValues.of(totals.ratingHundredths()))
                .append(LeadDocumentFields.UPDATED_AT, BsonValues.of(conversation.updatedAt()));
        conversation.title().ifPresent(title -> document.append(ConversationFields.TITLE, BsonValues.of(title)));
        conversation
                .maxContextLength()
                .ifPresent(length -> document.append(ConversationFields.MAX_CONTEXT_LENGTH, BsonValues.of(length)));
        totals.lastActivityAt()
                .ifPresent(at -> document.append(ConversationFields.LAST_ACTIVITY_AT, BsonValues.of(at)));
        conversation.deletedAt().ifPresent(at -> document.append(LeadDocumentFields.DELETED_AT, BsonValues.of(at)));
        return document;
    }

    public static ConversationSnapshot snapshot(BsonDocument document) {
        return new ConversationSnapshot(
                new ConversationId(uuid(document, ConversationFields.CONVERSATION_ID)),
                new CompanyId(text(document, LeadDocumentFields.COMPANY_ID)),
                new AgentId(text(document, LeadDocumentFields.AGENT_ID)),
                leadId(document),
                textIfAny(document, ConversationFields.SESSION),
                textIfAny(document, ConversationFields.TITLE),
                new Metadata(text(document, LeadDocumentFields.METADATA)),
                document.containsKey(ConversationFields.MAX_CONTEXT_LENGTH)
                        ? Optional.of((int) number(document, ConversationFields.MAX_CONTEXT_LENGTH))
                        : Optional.empty(),
                new ConversationTotals(
                        number(document, ConversationFields.MESSAGES),
                        number(document, ConversationFields.RATINGS),
                        number(document, ConversationFields.RATING_HUNDREDTHS),
                        instantIfAny(document, ConversationFields.LAST_ACTIVITY_AT)),
                instant(document, LeadDocumentFields.CREATED_AT),
                instant(document, LeadDocumentFields.UPDATED_AT),
                instantIfAny(document, LeadDocumentFields.DELETED_AT),
                number(document, LeadDocumentFields.VERSION));
    }

    public static Optional<LeadId> leadId(BsonDocument document) {
        return uuidIfAny(document, LeadDocumentFields.LEAD_ID).map(LeadId::new);
    }
}
