package io.leadstone.adapter.mongo.document;

import static io.leadstone.adapter.mongo.document.BsonValues.coded;
import static io.leadstone.adapter.mongo.document.BsonValues.instant;
import static io.leadstone.adapter.mongo.document.BsonValues.instantIfAny;
import static io.leadstone.adapter.mongo.document.BsonValues.number;
import static io.leadstone.adapter.mongo.document.BsonValues.text;
import static io.leadstone.adapter.mongo.document.BsonValues.textIfAny;
import static io.leadstone.adapter.mongo.document.BsonValues.uuid;
import static io.leadstone.adapter.mongo.document.BsonValues.uuidIfAny;

import com.mongodb.client.model.Updates;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryAttempt;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.WebhookId;
import io.leadstone.domain.webhook.WebhookMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** Mapping of deliveries to documents and back. The document of a delivery contains its message. */
public final class DeliveryDocuments {

    /** The fields of a lead's state that only indexes need. Messages do not contain them. */
    private static final List<String> FOR_SEARCH = List.of(
            LeadDocumentFields.LIVE,
            LeadDocumentFields.EMAIL_CLAIM,
            LeadDocumentFields.EMAIL_RULE,
            LeadDocumentFields.LAST_NAME_KEY);

    private DeliveryDocuments() {}

    public static BsonDocument byId(CompanyId companyId, WebhookId webhookId, UUID messageId) {
        BsonDocument id = new BsonDocument(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value()))
                .append(WebhookFields.WEBHOOK_ID, BsonValues.of(webhookId.value()))
                .append(WebhookFields.MESSAGE_ID, BsonValues.of(messageId));
        return new BsonDocument(LeadDocumentFields.ID, id)
                .append(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value()));
    }

    /** Returns the state of the lead as messages contain it. */
    public static BsonDocument lead(LeadSnapshot lead) {
        BsonDocument state = LeadDocuments.state(lead);
        FOR_SEARCH.forEach(state::remove);
        return state;
    }

    /** Returns a new delivery of a lead's event. */
    public static BsonDocument of(
            CompanyId companyId,
            LeadId leadId,
            BsonValue webhookId,
            BsonDocument event,
            BsonDocument lead,
            Instant due) {
        return ofPurge(companyId, leadId, webhookId, event, due).append(WebhookFields.LEAD, lead);
    }

    /** Returns a new delivery of the event {@code lead.purged}, whose lead does not exist any more. */
    public static BsonDocument ofPurge(
            CompanyId companyId, LeadId leadId, BsonValue webhookId, BsonDocument event, Instant due) {
        UUID messageId = uuid(event, LeadDocumentFields.ENTRY_ID);
        BsonDocument document = newDelivery(
                companyId,
                new WebhookId(webhookId.asBinary().asUuid()),
                messageId,
                text(event, LeadDocumentFields.TYPE),
                instant(event, LeadDocumentFields.AT),
                due);
        return document.append(LeadDocumentFields.LEAD_ID, BsonValues.of(leadId.value()))
                .append(LeadDocumentFields.NUMBER, event.get(LeadDocumentFields.NUMBER))
                .append(WebhookFields.EVENT, event);
    }

    /** Returns a new delivery of any message. */
    public static BsonDocument of(WebhookId webhookId, WebhookMessage message, Instant due) {
        return message.content()
                .map(content -> {
                    BsonDocument document = ofPurge(
                            message.companyId(),
                            content.event().leadId(),
                            BsonValues.of(webhookId.value()),
                            LogDocuments.of(content.event()),
                            due);
                    content.lead().ifPresent(lead -> document.append(WebhookFields.LEAD, lead(lead)));
                    return document;
                })
                .orElseGet(() ->
                        newDelivery(message.companyId(), webhookId, message.id(), message.type(), message.at(), due));
    }

    private static BsonDocument newDelivery(
            CompanyId companyId, WebhookId webhookId, UUID messageId, String type, Instant happenedAt, Instant due) {
        return byId(companyId, webhookId, messageId)
                .append(WebhookFields.WEBHOOK_ID, BsonValues.of(webhookId.value()))
                .append(WebhookFields.MESSAGE_ID, BsonValues.of(messageId))
                .append(LeadDocumentFields.TYPE, BsonValues.of(type))
                .append(WebhookFields.HAPPENED_AT, BsonValues.of(happenedAt))
                .append(LeadDocumentFields.STATUS, BsonValues.of(DeliveryStatus.PENDING))
                .append(WebhookFields.ATTEMPTS, BsonValues.of(0))
                .append(WebhookFields.DUE_AT, BsonValues.of(due))
                .append(WebhookFields.READY_AT, BsonValues.of(due))
                .append(WebhookFields.CONTENDED, BsonValues.of(false));
    }

    /** Returns false if no postponed delivery can wait for this one. */
    public static boolean mayBeContended(BsonDocument delivery) {
        return !delivery.containsKey(WebhookFields.CONTENDED) || BsonValues.flag(delivery, WebhookFields.CONTENDED);
    }

    public static BsonDocument attempt(DeliveryAttempt attempt) {
        BsonDocument document = new BsonDocument(LeadDocumentFields.AT, BsonValues.of(attempt.at()))
                .append(WebhookFields.DURATION, BsonValues.of(attempt.duration().toMillis()));
        attempt.code().ifPresent(code -> document.append(WebhookFields.CODE, BsonValues.of(code)));
        attempt.error().ifPresent(error -> document.append(WebhookFields.ERROR, BsonValues.of(error)));
        return document;
    }

    /** Returns an update that ends a pending delivery. A claim stays, because an attempt may be in progress. */
    public static Bson cancelling() {
        return Updates.combine(
                Updates.set(LeadDocumentFields.STATUS, BsonValues.of(DeliveryStatus.CANCELLED)),
                Updates.currentDate(WebhookFields.FINISHED_AT),
                Updates.unset(WebhookFields.DUE_AT),
                Updates.unset(WebhookFields.READY_AT),
                Updates.unset(WebhookFields.BEHIND));
    }

    /**
     * Returns an update that removes personal data from messages and sets the instant of the erasure. All other fields
     * keep the state after the event.
     */
    public static Bson erasing(BsonValue erasedAt) {
        String lead = WebhookFields.LEAD + ".";
        BsonDocument set = new BsonDocument(lead + LeadDocumentFields.METADATA, BsonValues.of(Metadata.EMPTY.json()))
                .append(lead + LeadDocumentFields.ERASED_AT, erasedAt);
        BsonDocument unset = new BsonDocument();
        LeadDocuments.PERSONAL.forEach(field -> unset.append(lead + field, new BsonString("")));
        return new BsonDocument("$set", set).append("$unset", unset);
    }

    public static Delivery delivery(BsonDocument document) {
        DeliveryStatus status = coded(DeliveryStatus.class, document, LeadDocumentFields.STATUS);
        return new Delivery(
                WebhookDocuments.companyId(document),
                WebhookDocuments.id(document),
                uuid(document, WebhookFields.MESSAGE_ID),
                text(document, LeadDocumentFields.TYPE),
                leadId(document),
                status,
                (int) number(document, WebhookFields.ATTEMPTS),
                document.containsKey(WebhookFields.LAST)
                        ? Optional.of(attempt(document.getDocument(WebhookFields.LAST)))
                        : Optional.empty(),
                instantIfAny(document, WebhookFields.DUE_AT),
                instant(document, WebhookFields.HAPPENED_AT),
                instantIfAny(document, WebhookFields.FINISHED_AT));
    }

    public static WebhookMessage message(BsonDocument document) {
        return new WebhookMessage(
                uuid(document, WebhookFields.MESSAGE_ID),
                WebhookDocuments.companyId(document),
                text(document, LeadDocumentFields.TYPE),
                instant(document, WebhookFields.HAPPENED_AT),
                leadId(document).map(leadId -> content(document, leadId)));
    }

    public static Optional<LeadId> leadId(BsonDocument document) {
        return uuidIfAny(document, LeadDocumentFields.LEAD_ID).map(LeadId::new);
    }

    private static WebhookMessage.EventContent content(BsonDocument document, LeadId leadId) {
        CompanyId companyId = WebhookDocuments.companyId(document);
        LeadEvent event = LogDocuments.event(companyId, leadId, document.getDocument(WebhookFields.EVENT));
        if (!document.containsKey(WebhookFields.LEAD)) {
            return new WebhookMessage.EventContent(event, Optional.empty());
        }
        BsonDocument lead = document.getDocument(WebhookFields.LEAD)
                .clone()
                .append(LeadDocumentFields.COMPANY_ID, document.get(LeadDocumentFields.COMPANY_ID))
                .append(LeadDocumentFields.LEAD_ID, document.get(LeadDocumentFields.LEAD_ID));
        return new WebhookMessage.EventContent(event, Optional.of(LeadDocuments.snapshot(lead)));
    }

    private static DeliveryAttempt attempt(BsonDocument document) {
        return new DeliveryAttempt(
                instant(document, LeadDocumentFields.AT),
                Duration.ofMillis(number(document, WebhookFields.DURATION)),
                document.containsKey(WebhookFields.CODE)
                        ? Optional.of((int) number(document, WebhookFields.CODE))
                        : Optional.empty(),
                textIfAny(document, WebhookFields.ERROR));
    }
}
