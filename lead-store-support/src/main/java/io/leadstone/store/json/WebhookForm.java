package io.leadstone.store.json;

import io.leadstone.domain.Coded;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryAttempt;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.DisabledReason;
import io.leadstone.domain.webhook.EventFilter;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import io.leadstone.domain.webhook.WebhookMessage;
import io.leadstone.domain.webhook.WebhookSecret;
import io.leadstone.domain.webhook.WebhookSecrets;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;

/** Reads and writes the JSON members of webhooks, messages and deliveries. */
final class WebhookForm {

    private WebhookForm() {}

    static void write(FormMembers members, Webhook webhook) throws IOException {
        members.text("id", webhook.id());
        members.text("company_id", webhook.companyId());
        members.text("url", webhook.url());
        members.texts(
                "events", webhook.events().stream().map(EventFilter::pattern).toList());
        members.text("description", webhook.description());
        members.object("secrets", webhook.secrets(), WebhookForm::write);
        members.text("disabled", webhook.disabled().map(DisabledReason::code));
        members.text("failing_since", webhook.failingSince());
        members.text("created_at", webhook.createdAt());
        members.text("updated_at", webhook.updatedAt());
        members.number("version", webhook.version());
    }

    static Webhook webhook(FormFields fields) {
        return new Webhook(
                new WebhookId(fields.uuid("id")),
                LeadForm.company(fields),
                fields.text("url"),
                fields.texts("events").stream().map(EventFilter::new).toList(),
                fields.optionalText("description"),
                fields.object("secrets", WebhookForm::secrets),
                fields.optionalText("disabled", code -> Coded.parse(DisabledReason.class, code)),
                fields.optionalInstant("failing_since"),
                fields.instant("created_at"),
                fields.instant("updated_at"),
                fields.number("version"));
    }

    static void write(FormMembers members, WebhookMessage message) throws IOException {
        members.text("id", message.id());
        members.text("company_id", message.companyId());
        members.text("type", message.type());
        members.text("at", message.at());
        members.optionalObject("told", message.content(), WebhookForm::write);
    }

    static WebhookMessage message(FormFields fields) {
        return new WebhookMessage(
                fields.uuid("id"),
                LeadForm.company(fields),
                fields.text("type"),
                fields.instant("at"),
                fields.optionalObject("told", WebhookForm::content));
    }

    static void write(FormMembers members, Delivery delivery) throws IOException {
        members.text("company_id", delivery.companyId());
        members.text("webhook_id", delivery.webhookId());
        members.text("message_id", delivery.messageId());
        members.text("type", delivery.type());
        members.text("lead_id", delivery.leadId());
        members.text("status", delivery.status().code());
        members.number("attempts", delivery.attempts());
        members.optionalObject("last", delivery.last(), WebhookForm::write);
        members.text("next_attempt_at", delivery.nextAttemptAt());
        members.text("happened_at", delivery.happenedAt());
        members.text("finished_at", delivery.finishedAt());
    }

    static Delivery delivery(FormFields fields) {
        return new Delivery(
                LeadForm.company(fields),
                new WebhookId(fields.uuid("webhook_id")),
                fields.uuid("message_id"),
                fields.text("type"),
                LeadForm.optionalLeadId(fields),
                fields.code("status", DeliveryStatus.class),
                Math.toIntExact(fields.number("attempts")),
                fields.optionalObject("last", WebhookForm::attempt),
                fields.optionalInstant("next_attempt_at"),
                fields.instant("happened_at"),
                fields.optionalInstant("finished_at"));
    }

    static void write(FormMembers members, QueuedDelivery queued) throws IOException {
        members.object("delivery", queued.delivery(), WebhookForm::write);
        members.object("message", queued.message(), WebhookForm::write);
        members.text("claim", queued.claim());
        members.text("claimed_until", queued.claimedUntil());
    }

    static QueuedDelivery queued(FormFields fields) {
        return new QueuedDelivery(
                fields.object("delivery", WebhookForm::delivery),
                fields.object("message", WebhookForm::message),
                fields.optionalText("claim", UUID::fromString),
                fields.optionalInstant("claimed_until"));
    }

    private static void write(FormMembers members, WebhookSecrets secrets) throws IOException {
        members.text("current", secrets.current().text());
        members.text("previous", secrets.previous().map(WebhookSecret::text));
        members.text("previous_until", secrets.previousValidUntil());
    }

    private static WebhookSecrets secrets(FormFields fields) {
        return new WebhookSecrets(
                fields.text("current", WebhookSecret::new),
                fields.optionalText("previous", WebhookSecret::new),
                fields.optionalInstant("previous_until"));
    }

    private static void write(FormMembers members, WebhookMessage.EventContent content) throws IOException {
        members.object("event", content.event(), LeadForm::write);
        members.optionalObject("lead", content.lead(), LeadForm::write);
    }

    private static WebhookMessage.EventContent content(FormFields fields) {
        return new WebhookMessage.EventContent(
                fields.object("event", LeadForm::event), fields.optionalObject("lead", LeadForm::lead));
    }

    private static void write(FormMembers members, DeliveryAttempt attempt) throws IOException {
        members.text("at", attempt.at());
        members.text("took", attempt.duration());
        if (attempt.code().isPresent()) {
            members.number("code", attempt.code().get());
        }
        members.text("error", attempt.error());
    }

    private static DeliveryAttempt attempt(FormFields fields) {
        return new DeliveryAttempt(
                fields.instant("at"),
                fields.text("took", Duration::parse),
                fields.optionalInt("code"),
                fields.optionalText("error"));
    }
}
