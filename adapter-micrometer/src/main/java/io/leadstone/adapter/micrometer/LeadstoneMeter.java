package io.leadstone.adapter.micrometer;

import java.util.List;

/**
 * The meters of Leadstone, with their labels. A registry changes the names to its own form. Prometheus shows
 * {@code leadstone.use.case} as {@code leadstone_use_case_seconds}.
 */
public enum LeadstoneMeter {
    /** Duration of a use case. */
    USE_CASE("leadstone.use.case", Kind.TIMER, "Duration of use cases", "use.case", "outcome"),
    /** Duration of a call of a port of the store, with the wait for a connection. */
    STORE_CALL("leadstone.store.call", Kind.TIMER, "Duration of calls of the store", "port", "method", "outcome"),
    /** Number of counts that stopped at their bound, so that the total of a list is not exact. */
    COUNT_TRUNCATED("leadstone.count.truncated", Kind.COUNTER, "Counts that stopped at their bound", "use.case"),
    /** Number of registrations that were refused. */
    REGISTRATION_REFUSED(
            "leadstone.registration.refused", Kind.COUNTER, "Refused registrations of leads", "reason", "field"),
    /** Number of registrations that a guard held back. */
    REGISTRATION_HELD("leadstone.registration.held", Kind.COUNTER, "Registrations that a guard held back"),
    /** Number of HTTP requests that were refused before a use case ran. */
    REQUEST_REFUSED("leadstone.request.refused", Kind.COUNTER, "Refused HTTP requests", "route", "reason"),
    /** Number of leads that were purged after their retention period. */
    LEAD_PURGED("leadstone.lead.purged", Kind.COUNTER, "Leads that were purged", "reason"),
    /** Duration of an attempt to deliver a message to a webhook. */
    WEBHOOK_DELIVERY("leadstone.webhook.delivery", Kind.TIMER, "Duration of attempts to deliver", "outcome"),
    /** Number of webhooks that a dispatcher disabled. */
    WEBHOOK_DISABLED("leadstone.webhook.disabled", Kind.COUNTER, "Webhooks that were disabled", "reason"),
    /** Time for which the oldest delivery that can be claimed has been due. It is 0 if none is due. */
    WEBHOOK_QUEUE_AGE("leadstone.webhook.queue.age", Kind.GAUGE, "Age of the oldest due delivery");

    private final String meterName;
    private final Kind kind;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // List.of returns an immutable list.
    private final List<String> labels;

    LeadstoneMeter(String meterName, Kind kind, String description, String... labels) {
        this.meterName = meterName;
        this.kind = kind;
        this.description = description;
        this.labels = List.of(labels);
    }

    /** Returns the name in Micrometer's form, such as {@code leadstone.use.case}. */
    public String meterName() {
        return meterName;
    }

    /** Returns the kind of the meter. */
    public Kind kind() {
        return kind;
    }

    /** Returns a short description in English. */
    public String description() {
        return description;
    }

    /** Returns the names of the labels. A host can add the label of the company to {@link #USE_CASE}. */
    public List<String> labels() {
        return labels;
    }

    /** Kind of a meter. */
    public enum Kind {
        /** Counts calls and measures their duration. */
        TIMER,
        /** Counts. */
        COUNTER,
        /** Shows a current value. */
        GAUGE
    }
}
