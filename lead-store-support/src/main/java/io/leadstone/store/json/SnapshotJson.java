package io.leadstone.store.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.leadstone.application.access.ApiKey;
import io.leadstone.application.idempotency.ReservedKey;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.ConsentEntry;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.Suppression;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookMessage;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.function.Function;

/**
 * Reads and writes snapshots as JSON. Each snapshot is one JSON object with all of its components, which is called its
 * form. Reading a written form returns an equal snapshot.
 *
 * <p>The first member is {@code form_version}, now {@value #VERSION}. The other members have the names of the
 * components in {@code snake_case}. Three names differ: {@code told} is the content of a message, {@code took} the
 * duration of an attempt, and {@code previous_until} the end of a previous secret. A nested record is an object. A
 * record with one component, such as an id or an email address, is the text of the component. Instants and durations
 * use ISO 8601, such as {@code 2026-11-28T13:00:00.123Z} and {@code PT0.2S}. Enums are their codes. Metadata is a text
 * with the unchanged JSON of the client. Empty optionals and lists are omitted, and {@code null} is read as absent.
 * {@code docs/snapshot-json.md} has an example of each kind.
 *
 * <p>Each version reads the forms of all earlier versions. A newer form causes an {@link UnknownFormVersionException}.
 * A form that is malformed, lacks a member or has an unknown member causes an {@link IllegalArgumentException}. Both
 * exceptions name the kind; the second one also names the member. A new optional member does not change the version.
 *
 * <p>The form contains personal data, webhook secrets as the store received them, and hashes of API keys.
 */
public final class SnapshotJson {

    /** The version that {@code write} uses. */
    public static final int VERSION = 1;

    private static final String FORM_VERSION = "form_version";

    private static final JsonFactory JSON = new JsonFactory();

    private SnapshotJson() {}

    /** Returns the JSON of a lead. */
    public static String write(LeadSnapshot lead) {
        return toJson(lead, LeadForm::write);
    }

    /** Returns the JSON of an event. */
    public static String write(LeadEvent event) {
        return toJson(event, LeadForm::write);
    }

    /** Returns the JSON of an entry of the consent ledger. */
    public static String write(ConsentEntry entry) {
        return toJson(entry, LeadForm::write);
    }

    /** Returns the JSON of a conversation. */
    public static String write(ConversationSnapshot conversation) {
        return toJson(conversation, ConversationForm::write);
    }

    /** Returns the JSON of a submission. */
    public static String write(Submission submission) {
        return toJson(submission, SubmissionForm::write);
    }

    /** Returns the JSON of a webhook. It contains the secrets as they are in {@code webhook}. */
    public static String write(Webhook webhook) {
        return toJson(webhook, WebhookForm::write);
    }

    /** Returns the JSON of a webhook message. */
    public static String write(WebhookMessage message) {
        return toJson(message, WebhookForm::write);
    }

    /** Returns the JSON of a delivery. */
    public static String write(Delivery delivery) {
        return toJson(delivery, WebhookForm::write);
    }

    /** Returns the JSON of a delivery with its message and its claim. */
    public static String write(QueuedDelivery queued) {
        return toJson(queued, WebhookForm::write);
    }

    /** Returns the JSON of an agent. */
    public static String write(Agent agent) {
        return toJson(agent, AccessForm::write);
    }

    /** Returns the JSON of an agent, live or removed. */
    public static String write(RegisteredAgent registered) {
        return toJson(registered, AccessForm::write);
    }

    /** Returns the JSON of an API key. */
    public static String write(ApiKey key) {
        return toJson(key, AccessForm::write);
    }

    /** Returns the JSON of an idempotency key with its answer. */
    public static String write(ReservedKey key) {
        return toJson(key, IdempotencyForm::write);
    }

    /** Returns the JSON of an entry of a suppression list. */
    public static String write(Suppression entry) {
        return toJson(entry, PrivacyForm::write);
    }

    /** Reads a lead. */
    public static LeadSnapshot lead(String form) {
        return read("lead", form, LeadForm::lead);
    }

    /** Reads an event. */
    public static LeadEvent event(String form) {
        return read("event", form, LeadForm::event);
    }

    /** Reads an entry of the consent ledger. */
    public static ConsentEntry consent(String form) {
        return read("consent entry", form, LeadForm::consent);
    }

    /** Reads a conversation. */
    public static ConversationSnapshot conversation(String form) {
        return read("conversation", form, ConversationForm::conversation);
    }

    /** Reads a submission. */
    public static Submission submission(String form) {
        return read("submission", form, SubmissionForm::submission);
    }

    /** Reads a webhook. */
    public static Webhook webhook(String form) {
        return read("webhook", form, WebhookForm::webhook);
    }

    /** Reads a webhook message. */
    public static WebhookMessage message(String form) {
        return read("message", form, WebhookForm::message);
    }

    /** Reads a delivery. */
    public static Delivery delivery(String form) {
        return read("delivery", form, WebhookForm::delivery);
    }

    /** Reads a delivery with its message and its claim. */
    public static QueuedDelivery queuedDelivery(String form) {
        return read("queued delivery", form, WebhookForm::queued);
    }

    /** Reads an agent. */
    public static Agent agent(String form) {
        return read("agent", form, AccessForm::agent);
    }

    /** Reads an agent, live or removed. */
    public static RegisteredAgent registeredAgent(String form) {
        return read("registered agent", form, AccessForm::registered);
    }

    /** Reads an API key. */
    public static ApiKey apiKey(String form) {
        return read("API key", form, AccessForm::apiKey);
    }

    /** Reads an idempotency key with its answer. */
    public static ReservedKey reservedKey(String form) {
        return read("idempotency key", form, IdempotencyForm::key);
    }

    /** Reads an entry of a suppression list. */
    public static Suppression suppression(String form) {
        return read("suppression", form, PrivacyForm::suppression);
    }

    private static <T> String toJson(T value, FormMembers.Form<T> form) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            FormMembers members = new FormMembers(out);
            out.writeStartObject();
            members.number(FORM_VERSION, VERSION);
            form.write(members, value);
            out.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static <T> T read(String kind, String form, Function<FormFields, T> reader) {
        FormFields fields = FormFields.parse(JSON, kind, form);
        long version = fields.number(FORM_VERSION);
        if (version < 1 || version > VERSION) {
            throw new UnknownFormVersionException(kind, version);
        }
        return fields.readAll(reader);
    }
}
