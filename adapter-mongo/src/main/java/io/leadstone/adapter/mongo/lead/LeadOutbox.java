package io.leadstone.adapter.mongo.lead;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.DeliveryDocuments;
import io.leadstone.adapter.mongo.document.DocumentKeys;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.LeadDocuments;
import io.leadstone.adapter.mongo.document.LeadLog;
import io.leadstone.adapter.mongo.document.LogDocuments;
import io.leadstone.adapter.mongo.document.SubmissionDocuments;
import io.leadstone.adapter.mongo.document.WebhookDocuments;
import io.leadstone.adapter.mongo.document.WebhookFields;
import io.leadstone.adapter.mongo.idempotency.MongoIdempotentWrites;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.adapter.mongo.session.MongoFailures;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.EventType;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.webhook.DeliveryStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * The outbox of a lead: messages for webhooks that are stored in the lead's document until they are enqueued. One write
 * stores a change of the lead and its outbox entry. Then the deliveries of the entry are stored, one document for each
 * webhook. The entry of an erasure also removes personal data, the entry of a deletion cancels the pending deliveries
 * of earlier events, and an entry may discard held submissions. At last the entry is removed from the lead.
 *
 * <p>A process may die between these steps, and several processes may work on the same entry. A delivery that exists
 * already stays unchanged. An entry is removed only after all of its deliveries are stored. {@link #enqueueOverdue}
 * enqueues the entries that a dead process left. The dispatcher of webhooks calls it, and the purge.
 *
 * <p>The entries are in the order of their events. A process that enqueues an entry first enqueues all entries before
 * it. So the deliveries of a lead's earlier events always exist first.
 *
 * <p>A slow process can enqueue a delivery twice only if the first one is deleted already. It would have to pause
 * between the read of the entry and the write of its deliveries for longer than finished deliveries are kept.
 */
public record LeadOutbox(MongoCollections collections) {

    /** The field by which overdue entries are found. */
    public static final String DUE_AT = WebhookFields.OUTBOX + "." + WebhookFields.DUE_AT;

    /** Projection of a lead's outbox. */
    static final Bson ENTRIES = Projections.include(WebhookFields.OUTBOX);

    /** 1 second: the time for which other processes leave a new entry to its writer. */
    static final Duration GRACE = Duration.ofSeconds(1);

    private static final Bson OWNER_AND_ENTRIES =
            Projections.include(LeadDocumentFields.COMPANY_ID, LeadDocumentFields.LEAD_ID, WebhookFields.OUTBOX);

    private static final System.Logger LOG = System.getLogger(LeadOutbox.class.getName());

    private static final Bson PENDING = Filters.eq(LeadDocumentFields.STATUS, BsonValues.of(DeliveryStatus.PENDING));

    private static final Bson STATUS_AND_CLAIM = Projections.include(
            LeadDocumentFields.COMPANY_ID,
            WebhookFields.WEBHOOK_ID,
            LeadDocumentFields.STATUS,
            WebhookFields.CLAIMED_UNTIL);

    /** 100: the number of leads whose outboxes one call of {@link #enqueueOverdue} reads. */
    private static final int LEADS_AT_ONCE = 100;

    /**
     * Returns the outbox entry of a change. It is empty if no webhook matches, and the change neither erases nor
     * deletes the lead, and discards no held submissions.
     */
    static Optional<BsonDocument> entry(LeadChange change, SubscribedWebhooks subscribers) {
        List<BsonDocument> messages = new ArrayList<>();
        for (int i = 0; i < change.events().size(); i++) {
            LeadEvent event = change.events().get(i);
            LeadSnapshot state = change.states().get(i);
            BsonArray to = subscribers.matching(event.type());
            if (!to.isEmpty()) {
                BsonDocument message = message(event, to);
                messages.add(
                        state.equals(change.after())
                                ? message
                                : message.append(WebhookFields.LEAD, DeliveryDocuments.lead(state)));
            }
        }
        List<LeadId> discarded = change.sideWrites().discardedSubmissions();
        Optional<LeadEvent> deletion = change.deletion();
        if (messages.isEmpty() && !change.erases() && deletion.isEmpty() && discarded.isEmpty()) {
            return Optional.empty();
        }
        BsonDocument entry = entry(
                change.events().get(0),
                change.after(),
                messages,
                subscribers.at().orElse(Instant.EPOCH));
        if (change.erases()) {
            entry.append(WebhookFields.ERASURE, BsonValues.of(change.after().lastEvent()));
        }
        deletion.ifPresent(event -> entry.append(WebhookFields.DELETION, BsonValues.of(event.number())));
        if (!discarded.isEmpty()) {
            entry.append(
                    WebhookFields.DISCARDED,
                    new BsonArray(discarded.stream()
                            .map(id -> BsonValues.of(id.value()))
                            .toList()));
        }
        return Optional.of(entry);
    }

    /** Returns the outbox entry of one event, with the state of the lead after it. */
    static BsonDocument entry(LeadEvent event, LeadSnapshot lead, BsonArray to, Instant due) {
        return entry(event, lead, List.of(message(event, to)), due);
    }

    private static BsonDocument entry(LeadEvent first, LeadSnapshot lead, List<BsonDocument> messages, Instant due) {
        return new BsonDocument(LeadDocumentFields.ENTRY_ID, BsonValues.of(first.id()))
                .append(WebhookFields.DUE_AT, BsonValues.of(due))
                .append(WebhookFields.LEAD, DeliveryDocuments.lead(lead))
                .append(WebhookFields.MESSAGES, new BsonArray(messages));
    }

    private static BsonDocument message(LeadEvent event, BsonArray to) {
        return new BsonDocument(WebhookFields.TO_WEBHOOKS, to).append(WebhookFields.EVENT, LogDocuments.of(event));
    }

    /**
     * Updates the lead and its outbox in one write, and then enqueues the entries.
     *
     * @return true if the lead matched {@code expected}
     */
    boolean write(CompanyId companyId, LeadId leadId, Bson expected, Bson update, List<BsonDocument> entries) {
        if (entries.isEmpty()) {
            return collections.leads().update(expected, update);
        }
        Bson withEntries = Updates.combine(update, Updates.pushEach(WebhookFields.OUTBOX, entries));
        Optional<BsonDocument> found = collections.leads().updateFound(expected, withEntries, ENTRIES);
        found.ifPresent(before -> {
            List<BsonDocument> all = new ArrayList<>(BsonValues.documents(before, WebhookFields.OUTBOX));
            all.addAll(entries);
            enqueue(companyId, leadId, all);
        });
        return found.isPresent();
    }

    /**
     * Enqueues entries that are stored in the lead already. A failure outside a transaction is ignored: {@link
     * #enqueueOverdue} enqueues the entries later.
     */
    void enqueue(CompanyId companyId, LeadId leadId, List<BsonDocument> entries) {
        if (collections.leads().inTransaction()) {
            enqueueAll(companyId, leadId, entries);
            return;
        }
        try {
            enqueueAll(companyId, leadId, entries);
        } catch (MongoException | StoreUnavailableException later) {
            // The entries are stored in the lead. A later call of enqueueOverdue enqueues them.
        }
    }

    /**
     * Enqueues all entries before the lead is erased or purged. A write that adds an entry also adds an event. The
     * erasing write fails if an event was added after the lead was read, so the outbox is empty when it succeeds.
     */
    public void drain(CompanyId companyId, LeadId leadId) {
        collections
                .leads()
                .first(LeadDocuments.byId(companyId, leadId), ENTRIES)
                .ifPresent(lead -> enqueueAll(companyId, leadId, BsonValues.documents(lead, WebhookFields.OUTBOX)));
    }

    /**
     * Enqueues the entries that other processes left, for all companies. It leaves newer entries than {@link #GRACE} to
     * their writers.
     *
     * @param now the server's time; empty if there has never been a webhook, and then all entries are enqueued
     */
    public void enqueueOverdue(Optional<Instant> now) {
        Bson overdue = now.map(at -> Filters.lte(DUE_AT, BsonValues.of(at.minus(GRACE))))
                .orElse(Filters.gte(DUE_AT, BsonValues.of(Instant.EPOCH)));
        // The instants are in an array, so no index has their order. A sort would read all overdue leads first. The
        // index is scanned from the earliest instant on anyway.
        for (BsonDocument lead :
                collections.leads().list(overdue, new BsonDocument(), OWNER_AND_ENTRIES, 0, LEADS_AT_ONCE)) {
            enqueueOrLog(
                    WebhookDocuments.companyId(lead),
                    new LeadId(BsonValues.uuid(lead, LeadDocumentFields.LEAD_ID)),
                    BsonValues.documents(lead, WebhookFields.OUTBOX));
        }
    }

    /**
     * Enqueues the entries of one lead. Entries that cannot be read stay stored, with all entries of the lead after
     * them, because its events are sent in order. They are logged and do not stop the entries of other leads.
     */
    private void enqueueOrLog(CompanyId companyId, LeadId leadId, List<BsonDocument> entries) {
        try {
            enqueue(companyId, leadId, entries);
        } catch (BsonInvalidOperationException | IllegalArgumentException | ClassCastException unreadable) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "cannot read the outbox of the lead " + leadId + " of the company " + companyId
                            + "; its events are not sent to webhooks",
                    unreadable);
        }
    }

    private void enqueueAll(CompanyId companyId, LeadId leadId, List<BsonDocument> entries) {
        if (entries.isEmpty()) {
            return;
        }
        addDeliveries(companyId, leadId, entries);
        entries.stream()
                .filter(entry -> entry.containsKey(WebhookFields.ERASURE))
                .forEach(entry -> erase(companyId, leadId, entry));
        entries.stream()
                .filter(entry -> entry.containsKey(WebhookFields.DISCARDED))
                .forEach(entry -> collections
                        .submissions()
                        .removeAll(SubmissionDocuments.held(companyId, entry.getArray(WebhookFields.DISCARDED))));
        List<BsonValue> ids = entries.stream()
                .map(entry -> entry.get(LeadDocumentFields.ENTRY_ID))
                .toList();
        collections
                .leads()
                .clean(
                        LeadDocuments.byId(companyId, leadId),
                        Updates.pull(WebhookFields.OUTBOX, Filters.in(LeadDocumentFields.ENTRY_ID, ids)));
    }

    /**
     * Stores the deliveries of the entries. Those of a deletion follow the cancellation, so that they wait for no
     * earlier event. But they wait for attempts in progress, which would otherwise reach the receiver after them.
     */
    private void addDeliveries(CompanyId companyId, LeadId leadId, List<BsonDocument> entries) {
        List<BsonDocument> deliveries = new ArrayList<>();
        for (BsonDocument entry : entries) {
            if (entry.containsKey(WebhookFields.DELETION)) {
                add(deliveries);
                deliveries.clear();
                Map<BsonValue, Instant> claimedUntil = cancelBefore(companyId, leadId, entry);
                deliveries.addAll(deliveries(companyId, leadId, entry, claimedUntil));
            } else {
                deliveries.addAll(deliveries(companyId, leadId, entry, Map.of()));
            }
        }
        add(deliveries);
    }

    /**
     * Cancels the pending deliveries of events before the deletion, except for an erasure, of which the receiver must
     * learn. They keep their claims. Returns when the last claim of a cancelled delivery ends, by webhook.
     */
    private Map<BsonValue, Instant> cancelBefore(CompanyId companyId, LeadId leadId, BsonDocument deletion) {
        Bson earlier = Filters.and(
                LeadLog.ofLead(companyId, leadId),
                Filters.lt(LeadDocumentFields.NUMBER, deletion.get(WebhookFields.DELETION)));
        collections
                .deliveries()
                .updateAll(
                        Filters.and(
                                earlier,
                                PENDING,
                                Filters.ne(LeadDocumentFields.TYPE, BsonValues.of(EventType.LEAD_ERASED))),
                        DeliveryDocuments.cancelling());
        Bson cancelledWithClaim = Filters.and(
                Filters.eq(LeadDocumentFields.STATUS, BsonValues.of(DeliveryStatus.CANCELLED)),
                Filters.exists(WebhookFields.CLAIMED_UNTIL));
        List<BsonDocument> found = collections
                .deliveries()
                .all(Filters.and(earlier, Filters.or(PENDING, cancelledWithClaim)), STATUS_AND_CLAIM);
        Map<BsonValue, Instant> claimedUntil = new HashMap<>();
        found.stream()
                .filter(delivery -> !isPending(delivery))
                .forEach(delivery -> claimedUntil.merge(
                        delivery.get(WebhookFields.WEBHOOK_ID),
                        BsonValues.instant(delivery, WebhookFields.CLAIMED_UNTIL),
                        (one, other) -> one.isAfter(other) ? one : other));
        found.stream()
                .filter(LeadOutbox::isPending)
                .forEach(erasure -> reschedule(
                        erasure,
                        Optional.ofNullable(claimedUntil.get(erasure.get(WebhookFields.WEBHOOK_ID))),
                        BsonValues.instant(deletion, WebhookFields.DUE_AT)));
        return claimedUntil;
    }

    private static boolean isPending(BsonDocument delivery) {
        return BsonValues.of(DeliveryStatus.PENDING).equals(delivery.get(LeadDocumentFields.STATUS));
    }

    /** An erasure does not wait for cancelled retries, but for an attempt in progress. */
    private void reschedule(BsonDocument erasure, Optional<Instant> claimedUntil, Instant deletedAt) {
        Bson free = Filters.and(
                DocumentKeys.of(erasure),
                PENDING,
                Filters.eq(WebhookFields.ATTEMPTS, 0L),
                Filters.exists(WebhookFields.CLAIM, false));
        claimedUntil.ifPresentOrElse(
                until -> collections
                        .deliveries()
                        .update(
                                free,
                                Updates.combine(
                                        Updates.max(WebhookFields.DUE_AT, BsonValues.of(until)),
                                        Updates.set(WebhookFields.READY_AT, BsonValues.of(until)),
                                        Updates.unset(WebhookFields.BEHIND))),
                () -> collections
                        .deliveries()
                        .update(
                                Filters.and(free, Filters.eq(WebhookFields.BEHIND, BsonValues.of(true))),
                                Updates.combine(
                                        Updates.set(WebhookFields.READY_AT, BsonValues.of(deletedAt)),
                                        Updates.unset(WebhookFields.BEHIND))));
    }

    private static List<BsonDocument> deliveries(
            CompanyId companyId, LeadId leadId, BsonDocument entry, Map<BsonValue, Instant> notBefore) {
        List<BsonDocument> deliveries = new ArrayList<>();
        BsonDocument lead = entry.getDocument(WebhookFields.LEAD);
        Instant enqueued = BsonValues.instant(entry, WebhookFields.DUE_AT);
        for (BsonDocument message : BsonValues.documents(entry, WebhookFields.MESSAGES)) {
            BsonDocument event = message.getDocument(WebhookFields.EVENT);
            BsonDocument state = message.getDocument(WebhookFields.LEAD, lead);
            for (BsonValue webhook : message.getArray(WebhookFields.TO_WEBHOOKS)) {
                Instant due = Optional.ofNullable(notBefore.get(webhook))
                        .filter(enqueued::isBefore)
                        .orElse(enqueued);
                deliveries.add(DeliveryDocuments.of(companyId, leadId, webhook, event, state, due));
            }
        }
        return deliveries;
    }

    /** Stores the deliveries in their order. */
    private void add(List<BsonDocument> deliveries) {
        boolean added = deliveries.isEmpty();
        while (!added) {
            try {
                collections.deliveries().addMissing(deliveries);
                added = true;
            } catch (MongoBulkWriteException failure) {
                // Another process added one of them at the same time, so the later ones were not stored. The next
                // attempt finds it.
                if (!MongoFailures.isDuplicateKey(failure)
                        || collections.deliveries().inTransaction()) {
                    throw failure;
                }
            }
        }
    }

    /**
     * Removes personal data from the lead's messages up to its erasure, from its ledger entries in the collection, from
     * the answers that are kept for idempotency keys, and from its conversations and submissions.
     */
    private void erase(CompanyId companyId, LeadId leadId, BsonDocument entry) {
        Bson ofLead = LeadLog.ofLead(companyId, leadId);
        Bson before = Filters.and(ofLead, Filters.lte(LeadDocumentFields.NUMBER, entry.get(WebhookFields.ERASURE)));
        Instant at = erasedAt(entry);
        collections.deliveries().updateAll(before, DeliveryDocuments.erasing(BsonValues.of(at)));
        collections.named(LeadLog.CONSENTS.collection()).updateAll(ofLead, LogDocuments.withoutConsentTexts());
        MongoIdempotentWrites.eraseOf(collections, companyId, leadId);
        new ConversationTopics(collections).erase(companyId, leadId);
        new SubmissionTexts(collections).erase(companyId, leadId, at);
    }

    /** Returns the instant of the erasure. An entry of an older version has only the instant of the last change. */
    private static Instant erasedAt(BsonDocument entry) {
        BsonDocument lead = entry.getDocument(WebhookFields.LEAD);
        return BsonValues.instantIfAny(lead, LeadDocumentFields.ERASED_AT)
                .orElseGet(() -> BsonValues.instant(lead, LeadDocumentFields.UPDATED_AT));
    }
}
