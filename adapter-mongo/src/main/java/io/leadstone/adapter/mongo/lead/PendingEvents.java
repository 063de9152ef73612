package io.leadstone.adapter.mongo.lead;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.ConversationDocuments;
import io.leadstone.adapter.mongo.document.ConversationFields;
import io.leadstone.adapter.mongo.document.DocumentKeys;
import io.leadstone.adapter.mongo.document.FeedDocuments;
import io.leadstone.adapter.mongo.document.IdempotencyFields;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.LeadDocuments;
import io.leadstone.adapter.mongo.document.LeadLog;
import io.leadstone.adapter.mongo.document.LogDocuments;
import io.leadstone.adapter.mongo.document.WebhookFields;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.LeadErasedException;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.failure.UnknownLeadException;
import io.leadstone.domain.lead.ConversationEvent;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * Pending events: events of conversations that are stored in the conversation's document until they are in the log of
 * the lead. An event gets its number when it is appended to the log.
 *
 * <p>An event is appended to the log and then removed from the conversation. The process may die in between, and
 * several processes may append the same event. An append therefore omits events whose ids are in the log. It fails if
 * another process has added an event to the log since the ids were read, and is then repeated. So no event is appended
 * twice.
 */
public record PendingEvents(MongoCollections collections) {

    /** The field by which pending events are found. */
    public static final String PENDING_ID = ConversationFields.PENDING + "." + LeadDocumentFields.ENTRY_ID;

    /**
     * Matches conversations with pending events, because every id is at least this one. A scan of the index reads only
     * documents that have such an id.
     */
    private static final Bson ANY = Filters.gte(PENDING_ID, BsonValues.of(new UUID(0, 0)));

    private static final Bson OWNER_AND_EVENTS = Projections.include(
            LeadDocumentFields.COMPANY_ID,
            LeadDocumentFields.LEAD_ID,
            ConversationFields.CONVERSATION_ID,
            ConversationFields.PENDING);

    /** Projection of a lead without its ledger, its outbox, its index terms and the large fields of its events. */
    private static final Bson LEAD = Projections.exclude(
            LeadDocumentFields.CONSENTS,
            WebhookFields.OUTBOX,
            IdempotencyFields.WRITES,
            LeadDocumentFields.INDEX_TERMS,
            LeadDocumentFields.FILTER_TERMS,
            LeadDocumentFields.SEARCH_WORDS,
            LeadDocumentFields.EVENTS + "." + LeadDocumentFields.CHANGES,
            LeadDocumentFields.EVENTS + "." + LeadDocumentFields.ACTOR);

    /** 4: the number of attempts in which a process leaves its event to the writer of an earlier pending event. */
    private static final int CHECKS_BEFORE_OWN_WRITE = 4;

    private static final long MAX_PAUSE_MILLIS = 64;

    /** 5 seconds: the longest time for which a call tries to append its event while others write to the same lead. */
    static final Duration TIME_LIMIT = Duration.ofSeconds(5);

    /**
     * Appends all pending events to the log of a lead that was read. It sends no command if the document says that the
     * lead has no conversation: {@link #mark} changes that before the first one is stored.
     *
     * <p>A lead with conversations must be read again even if it had no pending events. Another process may have
     * appended one between the two reads, and the caller may know its conversation already.
     *
     * @return true if the caller must read the lead again
     */
    boolean appendTo(BsonDocument lead) {
        if (!mayHaveConversations(lead)) {
            return false;
        }
        boolean appended = append(
                new CompanyId(BsonValues.text(lead, LeadDocumentFields.COMPANY_ID)),
                new LeadId(BsonValues.uuid(lead, LeadDocumentFields.LEAD_ID)));
        // All reads of a transaction are of one instant.
        return appended || !collections.leads().inTransaction();
    }

    private static boolean mayHaveConversations(BsonDocument lead) {
        return !lead.containsKey(LeadDocumentFields.HAS_CONVERSATIONS)
                || BsonValues.flag(lead, LeadDocumentFields.HAS_CONVERSATIONS);
    }

    /**
     * Reads a live lead before a conversation of it is opened.
     *
     * @throws UnknownLeadException if there is no such lead, or it is deleted
     * @throws LeadErasedException if it is erased
     */
    public BsonDocument liveLead(CompanyId companyId, LeadId leadId) {
        BsonDocument lead = collections
                .leads()
                .first(LeadDocuments.byId(companyId, leadId).append(LeadDocumentFields.LIVE, BsonValues.of(true)), LEAD)
                .orElseThrow(() -> new UnknownLeadException(leadId));
        if (lead.containsKey(LeadDocumentFields.ERASED_AT)) {
            throw new LeadErasedException(leadId);
        }
        return lead;
    }

    /**
     * Stores in the document of the lead that it has conversations. The caller stores the first conversation later.
     *
     * @param lead the result of {@link #liveLead}
     */
    public void mark(BsonDocument lead) {
        boolean isMarked = lead.containsKey(LeadDocumentFields.HAS_CONVERSATIONS) && mayHaveConversations(lead);
        if (!isMarked) {
            collections
                    .leads()
                    .update(
                            DocumentKeys.of(lead),
                            Updates.set(LeadDocumentFields.HAS_CONVERSATIONS, BsonValues.of(true)));
        }
    }

    /**
     * Appends all pending events of the lead to its log.
     *
     * @return true if there were any
     */
    public boolean append(CompanyId companyId, LeadId leadId) {
        return appendAll(ofLead(companyId, leadId));
    }

    private static Bson ofLead(CompanyId companyId, LeadId leadId) {
        return Filters.and(
                ofCompany(companyId), ANY, Filters.eq(LeadDocumentFields.LEAD_ID, BsonValues.of(leadId.value())));
    }

    /** Appends all pending events of the company to the logs of their leads. */
    public void append(CompanyId companyId) {
        appendAll(Filters.and(ofCompany(companyId), ANY));
    }

    /**
     * Appends an event that a write has just added to its conversation. It appends the other pending events of the
     * conversation, too.
     *
     * @param conversation the document after the write
     * @param lead the result of {@link #liveLead}, if the write stored a new conversation; spares the first read
     * @throws UnknownLeadException if the write stored a new conversation, and the lead was deleted or purged meanwhile
     */
    public void append(BsonDocument event, BsonDocument conversation, Optional<BsonDocument> lead) {
        boolean hasLead = append(conversation, Set.of(event.get(LeadDocumentFields.ENTRY_ID)), lead);
        if (!hasLead && lead.isPresent()) {
            throw new UnknownLeadException(new LeadId(BsonValues.uuid(conversation, LeadDocumentFields.LEAD_ID)));
        }
    }

    private boolean appendAll(Bson filter) {
        List<BsonDocument> found = collections.conversations().all(filter, OWNER_AND_EVENTS);
        found.forEach(conversation -> append(
                conversation,
                ids(BsonValues.documents(conversation, ConversationFields.PENDING))
                        .collect(Collectors.toSet()),
                Optional.empty()));
        return !found.isEmpty();
    }

    /**
     * Returns false if a purge has removed the lead, or a deletion has hidden it before the write stored a new
     * conversation. Then the conversation is removed, too.
     */
    private boolean append(BsonDocument conversation, Set<BsonValue> wanted, Optional<BsonDocument> lead) {
        BsonDocument byId = DocumentKeys.of(conversation);
        Optional<BsonDocument> current = Optional.of(conversation);
        long start = System.nanoTime();
        // The next reader of the lead appends the events that are left after the time limit.
        for (int attempt = 1; current.isPresent() && System.nanoTime() - start < TIME_LIMIT.toNanos(); attempt++) {
            List<BsonDocument> pending = BsonValues.documents(current.get(), ConversationFields.PENDING);
            if (ids(pending).noneMatch(wanted::contains)) {
                // Another process has appended them.
                return true;
            }
            if (isTurn(attempt, pending, wanted)) {
                Optional<BsonDocument> asRead = attempt == 1 ? lead : Optional.empty();
                Optional<BsonDocument> state = asRead.or(() -> lead(conversation));
                if (state.isEmpty()) {
                    // It was stored after the purge removed the conversations of the lead.
                    collections.conversations().removeAll(byId);
                    return false;
                }
                if (lead.isPresent() && LeadDocuments.snapshot(state.get()).isDeleted()) {
                    // The lead was deleted before the call stored its new conversation.
                    collections.conversations().removeAll(byId);
                    return false;
                }
                if (appendToLog(current.get(), pending, state.get(), asRead.isPresent())) {
                    remove(byId, pending);
                    return true;
                }
            }
            pause(attempt);
            current = collections.conversations().first(byId, OWNER_AND_EVENTS);
        }
        // Only a purge removes conversations.
        return current.isPresent();
    }

    private Optional<BsonDocument> lead(BsonDocument conversation) {
        CompanyId companyId = new CompanyId(BsonValues.text(conversation, LeadDocumentFields.COMPANY_ID));
        LeadId leadId = new LeadId(BsonValues.uuid(conversation, LeadDocumentFields.LEAD_ID));
        return collections.leads().first(LeadDocuments.byId(companyId, leadId), LEAD);
    }

    /**
     * Returns true if this process shall append. The writer of the first pending event appends all of them. Other
     * writers wait for it during the first attempts and then append by themselves.
     */
    private static boolean isTurn(int attempt, List<BsonDocument> pending, Set<BsonValue> wanted) {
        return attempt > CHECKS_BEFORE_OWN_WRITE
                || wanted.contains(pending.get(0).get(LeadDocumentFields.ENTRY_ID));
    }

    /**
     * Appends those of {@code pending} to the lead's log that it does not have.
     *
     * @param isEarlier true if the lead was read before {@code pending} were stored
     * @return false if another write to the lead came first, so that the log may lack some of them
     */
    private boolean appendToLog(
            BsonDocument conversation, List<BsonDocument> pending, BsonDocument lead, boolean isEarlier) {
        if (isEarlier) {
            return appendToLog(conversation, pending, lead, Set.of());
        }
        if (lead.containsKey(LeadDocumentFields.ERASED_AT)) {
            eraseTopic(conversation);
        }
        return appendToLog(conversation, pending, lead, known(lead, pending));
    }

    /**
     * Appends those of {@code pending} to the lead's log that are not in {@code known}.
     *
     * @param known the ids of those of {@code pending} that the log had when the lead was read
     * @return false if another write to the lead came first
     */
    private boolean appendToLog(
            BsonDocument conversation, List<BsonDocument> pending, BsonDocument lead, Set<BsonValue> known) {
        ConversationId id = new ConversationId(BsonValues.uuid(conversation, ConversationFields.CONVERSATION_ID));
        LeadSnapshot after = LeadDocuments.snapshot(lead);
        CompanyId companyId = after.companyId();
        LeadId leadId = after.id();
        BsonDocument expected = LeadDocuments.byId(companyId, leadId)
                .append(LeadDocumentFields.LAST_EVENT, BsonValues.of(after.lastEvent()));
        List<BsonDocument> numbered = new ArrayList<>();
        List<BsonDocument> outbox = new ArrayList<>();
        for (BsonDocument document : pending) {
            if (!known.contains(document.get(LeadDocumentFields.ENTRY_ID))) {
                ConversationEvent event = LogDocuments.pendingEvent(companyId, leadId, id, document);
                LeadChange change = Lead.restore(after).record(event);
                after = change.after();
                LeadEvent last = change.events().get(0);
                numbered.add(LogDocuments.of(last));
                // After the deletion, no message with the personal data of the lead may follow.
                if (document.containsKey(WebhookFields.TO_WEBHOOKS) && !after.isDeleted()) {
                    outbox.add(LeadOutbox.entry(
                            last,
                            after,
                            document.getArray(WebhookFields.TO_WEBHOOKS),
                            BsonValues.instant(document, WebhookFields.DUE_AT)));
                }
            }
        }
        return numbered.isEmpty() || writeToLog(expected, after, numbered, outbox);
    }

    /**
     * Removes the topic of a conversation whose lead is erased. A conversation that was opened during the erasure may
     * have been stored after the erasure removed all topics.
     */
    private void eraseTopic(BsonDocument conversation) {
        Bson withTopic = Filters.and(DocumentKeys.of(conversation), ConversationDocuments.hasTopic());
        collections.conversations().update(withTopic, ConversationDocuments.withoutTopic());
    }

    private boolean writeToLog(
            Bson expected, LeadSnapshot after, List<BsonDocument> numbered, List<BsonDocument> outbox) {
        BsonDocument state = LeadDocuments.engagement(after.engagement())
                .append(LeadDocumentFields.LAST_EVENT, BsonValues.of(after.lastEvent()));
        long first = BsonValues.number(numbered.get(0), LeadDocumentFields.NUMBER);
        Bson update = Updates.combine(
                new BsonDocument("$set", state),
                Updates.pushEach(LeadDocumentFields.EVENTS, numbered),
                FeedDocuments.marking(after.companyId(), after.id(), first));
        if (!new LeadOutbox(collections).write(after.companyId(), after.id(), expected, update, outbox)) {
            return false;
        }
        new LeadLogArchiver(collections).after(after, numbered.size());
        return true;
    }

    /**
     * Returns the ids of the events that the log has already. An earlier attempt may have appended a pending event
     * without removing it from its conversation.
     */
    private Set<BsonValue> known(BsonDocument lead, List<BsonDocument> pending) {
        Stream<BsonValue> inDocument = ids(BsonValues.documents(lead, LeadDocumentFields.EVENTS));
        if (LeadLog.EVENTS.moved(lead) == 0) {
            return inDocument.collect(Collectors.toSet());
        }
        // This read follows that of the document, so it sees the events that have left the document meanwhile.
        Bson wanted = Filters.and(
                Filters.eq(LeadDocumentFields.COMPANY_ID, lead.get(LeadDocumentFields.COMPANY_ID)),
                Filters.eq(LeadDocumentFields.LEAD_ID, lead.get(LeadDocumentFields.LEAD_ID)),
                Filters.in(LeadDocumentFields.ENTRY_ID, ids(pending).toList()));
        List<BsonDocument> moved = collections
                .named(LeadLog.EVENTS.collection())
                .all(wanted, Projections.include(LeadDocumentFields.ENTRY_ID));
        return Stream.concat(inDocument, ids(moved)).collect(Collectors.toSet());
    }

    private void remove(Bson conversation, List<BsonDocument> events) {
        Bson removal = Updates.pull(
                ConversationFields.PENDING,
                Filters.in(LeadDocumentFields.ENTRY_ID, ids(events).toList()));
        if (collections.conversations().inTransaction()) {
            collections.conversations().clean(conversation, removal);
            return;
        }
        try {
            collections.conversations().clean(conversation, removal);
        } catch (MongoException | StoreUnavailableException later) {
            // The log has the events. The next process that finds them here compares their ids and removes them.
        }
    }

    private static Stream<BsonValue> ids(List<BsonDocument> events) {
        return events.stream().map(event -> event.get(LeadDocumentFields.ENTRY_ID));
    }

    private static Bson ofCompany(CompanyId companyId) {
        return Filters.eq(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value()));
    }

    /** Waits for a random time, so that writers do not collide again. The maximum doubles with each attempt. */
    private static void pause(int attempt) {
        long maxMillis = Math.min(MAX_PAUSE_MILLIS, 1L << Math.min(attempt, 6));
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(TimeUnit.MILLISECONDS.toNanos(maxMillis)));
    }
}
