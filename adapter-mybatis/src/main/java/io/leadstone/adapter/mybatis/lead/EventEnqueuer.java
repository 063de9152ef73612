package io.leadstone.adapter.mybatis.lead;

import io.leadstone.adapter.mybatis.sql.SqlCall;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Appends events to the event log and enqueues them for subscriptions, in the transaction of the change. It runs after
 * the row of the lead has been written. For a company without subscriptions it costs one query that finds no row.
 */
public record EventEnqueuer(SqlCall call) {

    /** Deliveries of one statement. It limits the number of its parameters. */
    private static final int BATCH = 500;

    /** Appends the events of the change to the log and enqueues them. Returns the number of rows. */
    int append(LeadChange change) {
        List<EventRow> events = change.events().stream().map(EventRow::of).toList();
        EventSqlMapper log = call.mapper(EventSqlMapper.class);
        return switch (events.size()) {
            case 0 -> 0;
            case 1 -> log.insert(events.get(0)) + enqueue(change);
            default -> log.insertAll(events) + enqueue(change);
        };
    }

    /**
     * Appends a conversation event and enqueues it. The number of the event is {@code last_event} of the row of the
     * lead. Returns the number of rows.
     */
    public int appendLast(EventRow event) {
        int inserted = call.mapper(EventSqlMapper.class).insertLast(event);
        return inserted + enqueue(List.of(EnqueuedEventRow.of(event)));
    }

    /**
     * Appends the event {@code lead.purged} of a lead that was removed, and enqueues it. The log must have no other
     * event of the lead. Returns the number of rows.
     */
    public int appendPurge(EventRow event) {
        int inserted = call.mapper(EventSqlMapper.class).insert(event);
        int deliveries = messages().insertDeliveries(EnqueuedEventRow.of(event));
        return inserted + (deliveries == 0 ? 0 : deliveries + messages().insertPurge(event));
    }

    /** Enqueues the events of the change, which the log contains already. Returns the number of rows. */
    int enqueue(LeadChange change) {
        List<EnqueuedEventRow> rows = new ArrayList<>();
        int last = change.events().size() - 1;
        // The last event comes first. It takes the lead from columns, so that the database knows the types of a UNION.
        for (int i = last; i >= 0; i--) {
            EventRow event = EventRow.of(change.events().get(i));
            rows.add(
                    i == last
                            ? EnqueuedEventRow.of(event)
                            : EnqueuedEventRow.of(
                                    event, LeadRow.of(change.states().get(i))));
        }
        return enqueue(rows);
    }

    /**
     * Inserts deliveries before messages. The messages then depend on the inserted deliveries only, even if another
     * transaction changes subscriptions in between. On several shards a query of one of them is much cheaper than an
     * INSERT that selects no row, so it comes first.
     */
    private int enqueue(List<EnqueuedEventRow> rows) {
        if (call.database().isSharded()
                && messages().anySubscription(rows.get(0).companyId()) == null) {
            return 0;
        }
        int deliveries = rows.size() == 1
                ? messages().insertDeliveries(rows.get(0))
                : messages().insertDeliveriesOfAll(rows);
        return deliveries == 0 ? 0 : deliveries + messages().insertMessages(rows);
    }

    /** Removes personal data from the messages about the lead if the change erases it. Returns the number of rows. */
    int erase(LeadChange change) {
        return change.erases() ? messages().erase(LeadRow.of(change.after())) : 0;
    }

    /**
     * Cancels the pending deliveries of events before {@code deletion}, also those of disabled webhooks. The
     * transaction has locked the row of the lead, so that no other one enqueues more. It locks the deliveries of one
     * webhook in the order of their ids, as dispatchers do.
     *
     * @param isErased whether the lead is erased; only then a delivery of its erasure can be left pending
     */
    CancelledDeliveries cancelBefore(LeadEvent deletion, boolean isErased) {
        String company = deletion.companyId().value();
        List<UUID> ids = messages().ofLead(company, deletion.leadId().value()).stream()
                .sorted()
                .toList();
        List<UUID> webhooks = ids.isEmpty() ? List.of() : messages().webhooksOf(company);
        int cancelled = 0;
        Map<UUID, Instant> claimedUntil = new HashMap<>();
        for (UUID webhook : webhooks) {
            int rows = batches(ids).stream()
                    .mapToInt(batch -> messages().cancel(company, webhook, batch, deletion.number()))
                    .sum();
            if (rows > 0) {
                Optional<Instant> end = cancelledClaimsEnd(company, webhook, ids);
                end.ifPresent(until -> claimedUntil.put(webhook, until));
                if (isErased) {
                    reschedule(company, webhook, ids, end);
                }
                cancelled += rows;
            }
        }
        return new CancelledDeliveries(cancelled, claimedUntil);
    }

    private Optional<Instant> cancelledClaimsEnd(String company, UUID webhook, List<UUID> ids) {
        return batches(ids).stream()
                .flatMap(batch -> Optional.ofNullable(messages().cancelledClaimsEnd(company, webhook, batch)).stream())
                .max(Comparator.naturalOrder());
    }

    /** An erasure is still pending. It does not wait for cancelled retries, but for an attempt in progress. */
    private void reschedule(String company, UUID webhook, List<UUID> ids, Optional<Instant> until) {
        for (List<UUID> batch : batches(ids)) {
            messages().makeDue(company, webhook, batch);
            until.ifPresent(end -> messages().postponeUntil(company, webhook, batch, end));
        }
    }

    private static List<List<UUID>> batches(List<UUID> ids) {
        return IntStream.iterate(0, from -> from < ids.size(), from -> from + BATCH)
                .mapToObj(from -> ids.subList(from, Math.min(ids.size(), from + BATCH)))
                .toList();
    }

    /**
     * Postpones the deliveries of {@code deletion}, which were enqueued after the cancellation, until the claims of
     * cancelled deliveries end. An attempt in progress would otherwise reach the receiver after the deletion.
     */
    void postpone(LeadEvent deletion, CancelledDeliveries cancelled) {
        cancelled
                .claimedUntil()
                .forEach((webhook, until) ->
                        messages().postponeUntil(deletion.companyId().value(), webhook, List.of(deletion.id()), until));
    }

    /**
     * The result of a cancellation.
     *
     * @param rows the number of cancelled deliveries
     * @param claimedUntil when the last claim of a cancelled delivery ends, by webhook
     */
    record CancelledDeliveries(int rows, Map<UUID, Instant> claimedUntil) {

        static final CancelledDeliveries NONE = new CancelledDeliveries(0, Map.of());

        CancelledDeliveries {
            claimedUntil = Map.copyOf(claimedUntil);
        }
    }

    private MessageSqlMapper messages() {
        return call.mapper(MessageSqlMapper.class);
    }
}
