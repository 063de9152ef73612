package io.leadstone.adapter.mongo.document;

/** The names of what subscriptions and deliveries have; what they share with leads is named as {@link LeadDocumentFields} name it. */
public final class WebhookFields {

    public static final String WEBHOOKS = "webhooks";
    public static final String DELIVERIES = "deliveries";

    public static final String WEBHOOK_ID = "webhook_id";
    static final String URL = "url";
    static final String FILTERS = "filters";
    static final String DESCRIPTION = "description";
    static final String SECRET = "secret";
    static final String PREVIOUS_SECRET = "previous_secret";
    static final String PREVIOUS_UNTIL = "previous_until";
    public static final String DISABLED = "disabled";
    /** A number from 1 to the limit of a company's webhooks; for one that was removed or that an older version made, its own id. */
    public static final String SLOT = "slot";

    public static final String FAILING_SINCE = "failing_since";
    /** The filters of one that is not disabled; what is disabled wants nothing. */
    public static final String WANTED = "wanted";

    public static final String ENABLED = "enabled";
    /** When the subscription was removed, of which only this mark is left. */
    public static final String REMOVED_AT = "removed_at";

    public static final String MESSAGE_ID = "message_id";
    public static final String HAPPENED_AT = "happened_at";
    public static final String ATTEMPTS = "attempts";
    public static final String LAST = "last";
    static final String TOOK = "took";
    static final String CODE = "code";
    static final String ERROR = "error";
    public static final String DUE_AT = "due_at";
    /** From when on it is worth a look, for a pending one: once it is due, unclaimed, and not {@link #BEHIND} another. */
    public static final String READY_AT = "ready_at";
    /** There where a look found an earlier one pending. */
    public static final String BEHIND = "behind";

    public static final String CLAIM = "claim";
    public static final String CLAIMED_UNTIL = "claimed_until";
    public static final String FINISHED_AT = "finished_at";
    public static final String EVENT = "event";
    /** The lead as the event left it. In an outbox entry it is the state after the change; an event that left another has its own. */
    public static final String LEAD = "lead";

    public static final String REPLAY = "replay";

    /** The messages in the document of a lead that are not enqueued yet, one entry for each change. */
    public static final String OUTBOX = "outbox";

    public static final String TOLD = "told";
    /** The ids of those who are to be told. */
    public static final String TO_WEBHOOKS = "to";
    /** The number of the event that erased the lead. */
    public static final String FORGET = "forget";

    private WebhookFields() {}
}
