package io.leadstone.adapter.mongo.document;

import static io.leadstone.adapter.mongo.document.BsonValues.instantIfAny;
import static io.leadstone.adapter.mongo.document.BsonValues.text;
import static io.leadstone.adapter.mongo.document.BsonValues.textIfAny;
import static io.leadstone.adapter.mongo.document.BsonValues.uuidIfAny;

import com.mongodb.client.model.Updates;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConsentEvidence;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.EventType;
import io.leadstone.domain.FieldChange;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.ConsentDecision;
import io.leadstone.domain.lead.ConsentEntry;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.ConversationEvent;
import io.leadstone.domain.lead.LeadEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * Mapping of events and ledger entries to documents and back. Company and lead are not part of these documents: the
 * enclosing document has them.
 */
public final class LogDocuments {

    /** The fields of a ledger entry whose text a client wrote. */
    public static final List<String> CONSENT_TEXTS =
            List.of(LeadDocumentFields.SOURCE, LeadDocumentFields.POLICY_VERSION, LeadDocumentFields.EVIDENCE);

    private LogDocuments() {}

    public static BsonDocument of(LeadEvent event) {
        BsonDocument document = new BsonDocument(LeadDocumentFields.NUMBER, BsonValues.of(event.number()));
        document.putAll(eventFields(event.id(), event.type(), event.at(), event.actor(), event.changes()));
        event.conversationId()
                .ifPresent(id -> document.append(ConversationFields.CONVERSATION_ID, BsonValues.of(id.value())));
        return document;
    }

    /** Returns the document of a pending event. It has no number yet. */
    public static BsonDocument of(ConversationEvent event) {
        BsonDocument document = eventFields(event.id(), event.type(), event.at(), event.actor(), event.changes());
        event.engagedAt().ifPresent(at -> document.append(LeadDocumentFields.ENGAGED_AT, BsonValues.of(at)));
        return document;
    }

    private static BsonDocument eventFields(
            UUID id, EventType type, Instant at, String actor, List<FieldChange> changes) {
        BsonDocument document = new BsonDocument(LeadDocumentFields.ENTRY_ID, BsonValues.of(id))
                .append(LeadDocumentFields.TYPE, BsonValues.of(type))
                .append(LeadDocumentFields.AT, BsonValues.of(at))
                .append(LeadDocumentFields.ACTOR, BsonValues.of(actor));
        if (!changes.isEmpty()) {
            document.append(
                    LeadDocumentFields.CHANGES,
                    new BsonArray(changes.stream().map(LogDocuments::of).toList()));
        }
        return document;
    }

    private static BsonDocument of(FieldChange change) {
        BsonDocument document = new BsonDocument(LeadDocumentFields.FIELD, BsonValues.of(change.field()));
        change.from().ifPresent(code -> document.append(LeadDocumentFields.FROM, BsonValues.of(code)));
        change.to().ifPresent(code -> document.append(LeadDocumentFields.TO, BsonValues.of(code)));
        return document;
    }

    public static LeadEvent event(CompanyId companyId, LeadId leadId, BsonDocument document) {
        return new LeadEvent(
                BsonValues.uuid(document, LeadDocumentFields.ENTRY_ID),
                companyId,
                leadId,
                BsonValues.number(document, LeadDocumentFields.NUMBER),
                BsonValues.coded(EventType.class, document, LeadDocumentFields.TYPE),
                BsonValues.instant(document, LeadDocumentFields.AT),
                text(document, LeadDocumentFields.ACTOR),
                changes(document),
                uuidIfAny(document, ConversationFields.CONVERSATION_ID).map(ConversationId::new));
    }

    public static ConversationEvent pendingEvent(
            CompanyId companyId, LeadId leadId, ConversationId conversationId, BsonDocument document) {
        return new ConversationEvent(
                BsonValues.uuid(document, LeadDocumentFields.ENTRY_ID),
                companyId,
                leadId,
                conversationId,
                BsonValues.coded(EventType.class, document, LeadDocumentFields.TYPE),
                BsonValues.instant(document, LeadDocumentFields.AT),
                text(document, LeadDocumentFields.ACTOR),
                changes(document),
                instantIfAny(document, LeadDocumentFields.ENGAGED_AT));
    }

    private static List<FieldChange> changes(BsonDocument document) {
        return BsonValues.documents(document, LeadDocumentFields.CHANGES).stream()
                .map(LogDocuments::change)
                .toList();
    }

    private static FieldChange change(BsonDocument document) {
        return new FieldChange(
                text(document, LeadDocumentFields.FIELD),
                textIfAny(document, LeadDocumentFields.FROM),
                textIfAny(document, LeadDocumentFields.TO));
    }

    public static BsonDocument of(ConsentEntry entry) {
        ConsentDecision decision = entry.decision();
        BsonDocument document = new BsonDocument(LeadDocumentFields.ENTRY_ID, BsonValues.of(entry.id()))
                .append(LeadDocumentFields.PURPOSE, BsonValues.of(decision.purpose()))
                .append(LeadDocumentFields.GRANTED, BsonValues.of(decision.granted()))
                .append(LeadDocumentFields.RECORDED_AT, BsonValues.of(entry.recordedAt()))
                .append(LeadDocumentFields.RECORDED_BY, BsonValues.of(entry.recordedBy()));
        decision.source().ifPresent(text -> document.append(LeadDocumentFields.SOURCE, BsonValues.of(text)));
        decision.policyVersion()
                .ifPresent(version -> document.append(LeadDocumentFields.POLICY_VERSION, BsonValues.of(version)));
        decision.givenAt().ifPresent(at -> document.append(LeadDocumentFields.GIVEN_AT, BsonValues.of(at)));
        decision.evidence()
                .ifPresent(proof -> document.append(LeadDocumentFields.EVIDENCE, BsonValues.of(proof.json())));
        return document;
    }

    /** Returns an update that removes the texts that clients wrote from ledger entries. */
    public static Bson withoutConsentTexts() {
        return Updates.combine(CONSENT_TEXTS.stream().map(Updates::unset).toList());
    }

    public static ConsentEntry entry(CompanyId companyId, LeadId leadId, BsonDocument document) {
        return new ConsentEntry(
                BsonValues.uuid(document, LeadDocumentFields.ENTRY_ID),
                companyId,
                leadId,
                new ConsentDecision(
                        BsonValues.coded(ConsentPurpose.class, document, LeadDocumentFields.PURPOSE),
                        BsonValues.flag(document, LeadDocumentFields.GRANTED),
                        textIfAny(document, LeadDocumentFields.SOURCE),
                        textIfAny(document, LeadDocumentFields.POLICY_VERSION),
                        BsonValues.instantIfAny(document, LeadDocumentFields.GIVEN_AT),
                        textIfAny(document, LeadDocumentFields.EVIDENCE).map(ConsentEvidence::new)),
                BsonValues.instant(document, LeadDocumentFields.RECORDED_AT),
                text(document, LeadDocumentFields.RECORDED_BY));
    }
}
