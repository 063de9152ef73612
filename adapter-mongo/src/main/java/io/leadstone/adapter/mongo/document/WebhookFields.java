package io.leadstone.adapter.mongo.document;

/**
 * Names of the fields that only webhooks, deliveries and the outbox have. {@link LeadDocumentFields} has the names that
 * leads use, too.
 */
public final class WebhookFields {

    public static final String WEBHOOKS = "webhooks";
    public static final String DELIVERIES = "deliveries";

    public static final String WEBHOOK_ID = "webhook_id";
    public static final String URL = "url";
    static final String FILTERS = "filters";
    static final String DESCRIPTION = "description";
    static final String SECRET = "secret";
    static final String PREVIOUS_SECRET = "previous_secret";
    static final String PREVIOUS_UNTIL = "previous_until";
    public static final String DISABLED = "disabled";
    /**
     * The slot: a number from 1 to the limit of a company's webhooks. A removed webhook, or one of an older version,
     * has its own id as slot.
     */
    public static final String SLOT = "slot";

    public static final String FAILING_SINCE = "failing_since";
    /** The filters of an enabled webhook. A disabled webhook has no such field, so that no event matches it. */
    public static final String ACTIVE_FILTERS = "wanted";

    public static final String ENABLED = "enabled";
    /** The instant of the removal. A document with this field is only the mark of a removed webhook. */
    public static final String REMOVED_AT = "removed_at";

    public static final String MESSAGE_ID = "message_id";
    public static final String HAPPENED_AT = "happened_at";
    public static final String ATTEMPTS = "attempts";
    public static final String LAST = "last";
    static final String DURATION = "took";
    static final String CODE = "code";
    static final String ERROR = "error";
    public static final String DUE_AT = "due_at";
    /**
     * The instant from which a dispatcher tries to claim a pending delivery: its due time, the end of a lease, or the
     * end of a postponement ({@link #BEHIND}).
     */
    public static final String READY_AT = "ready_at";
    /** True if the delivery was postponed because an earlier one of the lead is pending. */
    public static final String BEHIND = "behind";

    /**
     * True if the delivery was postponed, or others were postponed because of it. Then its outcome makes the next one
     * ready. A new delivery has false. Deliveries of older versions have no such field: others may wait for them.
     */
    public static final String CONTENDED = "contended";

    public static final String CLAIM = "claim";
    public static final String CLAIMED_UNTIL = "claimed_until";
    public static final String FINISHED_AT = "finished_at";
    public static final String EVENT = "event";
    /**
     * The state of the lead after the event. An outbox entry has the state after the change. A message of the entry has
     * its own state only if that differs.
     */
    public static final String LEAD = "lead";

    /** The id of a replay that is still in progress. */
    public static final String REPLAY = "replay";

    /** The outbox in the document of a lead: messages that are not enqueued yet, one entry for each change. */
    public static final String OUTBOX = "outbox";

    /** The messages of an outbox entry. */
    public static final String MESSAGES = "told";
    /** The ids of the webhooks that get the message. */
    public static final String TO_WEBHOOKS = "to";
    /** The number of the event that erased the lead. Only the outbox entry of an erasure has it. */
    public static final String ERASURE = "forget";
    /** The number of the event that deleted the lead. Only the outbox entry of a deletion has it. */
    public static final String DELETION = "deletion";
    /** The ids of the held submissions that the change discards. Few outbox entries have it. */
    public static final String DISCARDED = "discarded";

    private WebhookFields() {}
}
