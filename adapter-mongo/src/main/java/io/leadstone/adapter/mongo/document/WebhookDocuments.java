package io.leadstone.adapter.mongo.document;

import static io.leadstone.adapter.mongo.document.BsonValues.instant;
import static io.leadstone.adapter.mongo.document.BsonValues.instantIfAny;
import static io.leadstone.adapter.mongo.document.BsonValues.number;
import static io.leadstone.adapter.mongo.document.BsonValues.text;
import static io.leadstone.adapter.mongo.document.BsonValues.textIfAny;
import static io.leadstone.adapter.mongo.document.BsonValues.uuid;

import io.leadstone.domain.Coded;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.webhook.DisabledReason;
import io.leadstone.domain.webhook.EventFilter;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import io.leadstone.domain.webhook.WebhookSecret;
import io.leadstone.domain.webhook.WebhookSecrets;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/** Mapping of webhooks to documents and back. */
public final class WebhookDocuments {

    /** The fields that an update removes if they have no value. */
    private static final List<String> OPTIONAL = List.of(
            WebhookFields.DESCRIPTION,
            WebhookFields.PREVIOUS_SECRET,
            WebhookFields.PREVIOUS_UNTIL,
            WebhookFields.DISABLED,
            WebhookFields.FAILING_SINCE,
            WebhookFields.ACTIVE_FILTERS,
            WebhookFields.ENABLED);

    private WebhookDocuments() {}

    /**
     * Returns a filter for one webhook. A sharded cluster finds the shard by the company, so the company is a field of
     * the filter, too.
     */
    public static BsonDocument byId(CompanyId companyId, WebhookId id) {
        BsonDocument key = new BsonDocument(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value()))
                .append(WebhookFields.WEBHOOK_ID, BsonValues.of(id.value()));
        return new BsonDocument(LeadDocumentFields.ID, key)
                .append(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value()));
    }

    public static BsonDocument document(Webhook webhook, int slot) {
        BsonDocument document = byId(webhook.companyId(), webhook.id())
                .append(WebhookFields.WEBHOOK_ID, BsonValues.of(webhook.id().value()))
                .append(WebhookFields.SLOT, new BsonInt32(slot))
                .append(LeadDocumentFields.CREATED_AT, BsonValues.of(webhook.createdAt()));
        document.putAll(state(webhook));
        return document;
    }

    /**
     * Returns the update that stores the webhook in place of its previous version. It does not change {@code
     * failing_since}.
     */
    public static BsonDocument update(Webhook webhook) {
        BsonDocument state = state(webhook);
        state.remove(WebhookFields.FAILING_SINCE);
        BsonDocument absent = new BsonDocument();
        OPTIONAL.stream()
                .filter(field -> !field.equals(WebhookFields.FAILING_SINCE) && !state.containsKey(field))
                .forEach(field -> absent.append(field, new BsonString("")));
        BsonDocument update = new BsonDocument("$set", state);
        return absent.isEmpty() ? update : update.append("$unset", absent);
    }

    /** Returns the same update, which also removes {@code failing_since}. */
    public static Bson updateWithoutFailures(Webhook webhook) {
        BsonDocument update = update(webhook);
        update.getDocument("$unset").append(WebhookFields.FAILING_SINCE, new BsonString(""));
        return update;
    }

    /** Returns the update of a removal. Only a mark of the webhook remains, and its slot is free again. */
    public static Bson removal(WebhookId id) {
        BsonDocument removed = new BsonDocument();
        OPTIONAL.forEach(field -> removed.append(field, new BsonString("")));
        List.of(WebhookFields.URL, WebhookFields.FILTERS, WebhookFields.SECRET)
                .forEach(field -> removed.append(field, new BsonString("")));
        return new BsonDocument("$unset", removed)
                .append("$set", new BsonDocument(WebhookFields.SLOT, BsonValues.of(id.value())))
                .append("$currentDate", new BsonDocument(WebhookFields.REMOVED_AT, BsonValues.of(true)));
    }

    private static BsonDocument state(Webhook webhook) {
        BsonDocument document = new BsonDocument(LeadDocumentFields.VERSION, BsonValues.of(webhook.version()))
                .append(WebhookFields.URL, BsonValues.of(webhook.url()))
                .append(
                        WebhookFields.FILTERS,
                        BsonValues.ofTexts(webhook.events().stream()
                                .map(EventFilter::pattern)
                                .toList()))
                .append(
                        WebhookFields.SECRET,
                        BsonValues.of(webhook.secrets().current().text()))
                .append(LeadDocumentFields.UPDATED_AT, BsonValues.of(webhook.updatedAt()));
        webhook.description().ifPresent(text -> document.append(WebhookFields.DESCRIPTION, BsonValues.of(text)));
        webhook.secrets()
                .previous()
                .ifPresent(secret -> document.append(WebhookFields.PREVIOUS_SECRET, BsonValues.of(secret.text())));
        webhook.secrets()
                .previousValidUntil()
                .ifPresent(until -> document.append(WebhookFields.PREVIOUS_UNTIL, BsonValues.of(until)));
        webhook.failingSince().ifPresent(since -> document.append(WebhookFields.FAILING_SINCE, BsonValues.of(since)));
        webhook.disabled()
                .ifPresentOrElse(
                        reason -> document.append(WebhookFields.DISABLED, BsonValues.of(reason)),
                        () -> document.append(WebhookFields.ENABLED, BsonValues.of(true))
                                .append(WebhookFields.ACTIVE_FILTERS, document.get(WebhookFields.FILTERS)));
        return document;
    }

    public static Webhook webhook(BsonDocument document) {
        return new Webhook(
                id(document),
                companyId(document),
                text(document, WebhookFields.URL),
                BsonValues.texts(document, WebhookFields.FILTERS).stream()
                        .map(EventFilter::new)
                        .toList(),
                textIfAny(document, WebhookFields.DESCRIPTION),
                new WebhookSecrets(
                        new WebhookSecret(text(document, WebhookFields.SECRET)),
                        textIfAny(document, WebhookFields.PREVIOUS_SECRET).map(WebhookSecret::new),
                        instantIfAny(document, WebhookFields.PREVIOUS_UNTIL)),
                textIfAny(document, WebhookFields.DISABLED).map(code -> Coded.parse(DisabledReason.class, code)),
                instantIfAny(document, WebhookFields.FAILING_SINCE),
                instant(document, LeadDocumentFields.CREATED_AT),
                instant(document, LeadDocumentFields.UPDATED_AT),
                number(document, LeadDocumentFields.VERSION));
    }

    public static CompanyId companyId(BsonDocument document) {
        return new CompanyId(text(document, LeadDocumentFields.COMPANY_ID));
    }

    public static WebhookId id(BsonDocument document) {
        return new WebhookId(uuid(document, WebhookFields.WEBHOOK_ID));
    }
}
