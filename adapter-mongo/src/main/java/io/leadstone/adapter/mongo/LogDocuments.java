package io.leadstone.adapter.mongo;

import static io.leadstone.adapter.mongo.BsonValues.text;
import static io.leadstone.adapter.mongo.BsonValues.textIfAny;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConsentDecision;
import io.leadstone.domain.ConsentEntry;
import io.leadstone.domain.ConsentPurpose;
import io.leadstone.domain.EventType;
import io.leadstone.domain.FieldChange;
import io.leadstone.domain.LeadEvent;
import io.leadstone.domain.LeadId;
import org.bson.BsonArray;
import org.bson.BsonDocument;

/** Events and ledger entries as documents, and back. Whose they are, the document says in which they stand, not they. */
final class LogDocuments {

    private LogDocuments() {}

    static BsonDocument of(LeadEvent event) {
        BsonDocument document = new BsonDocument(LeadFields.NUMBER, BsonValues.of(event.number()))
                .append(LeadFields.ENTRY_ID, BsonValues.of(event.id()))
                .append(LeadFields.TYPE, BsonValues.of(event.type()))
                .append(LeadFields.AT, BsonValues.of(event.at()))
                .append(LeadFields.ACTOR, BsonValues.of(event.actor()));
        if (!event.changes().isEmpty()) {
            document.append(
                    LeadFields.CHANGES,
                    new BsonArray(event.changes().stream().map(LogDocuments::of).toList()));
        }
        return document;
    }

    private static BsonDocument of(FieldChange change) {
        BsonDocument document = new BsonDocument(LeadFields.FIELD, BsonValues.of(change.field()));
        change.from().ifPresent(code -> document.append(LeadFields.FROM, BsonValues.of(code)));
        change.to().ifPresent(code -> document.append(LeadFields.TO, BsonValues.of(code)));
        return document;
    }

    static LeadEvent event(CompanyId companyId, LeadId leadId, BsonDocument document) {
        return new LeadEvent(
                BsonValues.uuid(document, LeadFields.ENTRY_ID),
                companyId,
                leadId,
                BsonValues.number(document, LeadFields.NUMBER),
                BsonValues.word(EventType.class, document, LeadFields.TYPE),
                BsonValues.instant(document, LeadFields.AT),
                text(document, LeadFields.ACTOR),
                BsonValues.documents(document, LeadFields.CHANGES).stream()
                        .map(LogDocuments::change)
                        .toList());
    }

    private static FieldChange change(BsonDocument document) {
        return new FieldChange(
                text(document, LeadFields.FIELD),
                textIfAny(document, LeadFields.FROM),
                textIfAny(document, LeadFields.TO));
    }

    static BsonDocument of(ConsentEntry entry) {
        ConsentDecision decision = entry.decision();
        BsonDocument document = new BsonDocument(LeadFields.ENTRY_ID, BsonValues.of(entry.id()))
                .append(LeadFields.PURPOSE, BsonValues.of(decision.purpose()))
                .append(LeadFields.GRANTED, BsonValues.of(decision.granted()))
                .append(LeadFields.SOURCE, BsonValues.of(decision.source()))
                .append(LeadFields.RECORDED_AT, BsonValues.of(entry.recordedAt()))
                .append(LeadFields.RECORDED_BY, BsonValues.of(entry.recordedBy()));
        decision.policyVersion()
                .ifPresent(version -> document.append(LeadFields.POLICY_VERSION, BsonValues.of(version)));
        return document;
    }

    static ConsentEntry entry(CompanyId companyId, LeadId leadId, BsonDocument document) {
        return new ConsentEntry(
                BsonValues.uuid(document, LeadFields.ENTRY_ID),
                companyId,
                leadId,
                new ConsentDecision(
                        BsonValues.word(ConsentPurpose.class, document, LeadFields.PURPOSE),
                        BsonValues.flag(document, LeadFields.GRANTED),
                        text(document, LeadFields.SOURCE),
                        textIfAny(document, LeadFields.POLICY_VERSION)),
                BsonValues.instant(document, LeadFields.RECORDED_AT),
                text(document, LeadFields.RECORDED_BY));
    }
}
