package io.leadstone.adapter.mongo.lead;

import com.mongodb.MongoException;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.ConversationDocuments;
import io.leadstone.adapter.mongo.document.ConversationFields;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.LeadDocuments;
import io.leadstone.adapter.mongo.document.LeadLog;
import io.leadstone.adapter.mongo.document.LogDocuments;
import io.leadstone.adapter.mongo.document.WebhookFields;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.StoreUnavailableException;
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
 * Carries events from the documents of conversations, where they were written, into the logs of their leads, where they get their
 * numbers. It may die at any point, or meet others at it: an event whose id is in the log is not told again, and it leaves its
 * conversation only after it has come there.
 */
public record PendingEvents(MongoCollections collections) {

    public static final String UNTOLD_ID = ConversationFields.UNTOLD + "." + LeadDocumentFields.ENTRY_ID;

    /** No id is less; a comparison with an id passes by what has none, in the index as in the document. */
    private static final Bson ANY = Filters.gte(UNTOLD_ID, BsonValues.of(new UUID(0, 0)));

    private static final Bson WHOSE = Projections.include(
            LeadDocumentFields.COMPANY_ID,
            LeadDocumentFields.LEAD_ID,
            ConversationFields.CONVERSATION_ID,
            ConversationFields.UNTOLD);

    /** A lead without its ledger and without the bulk of its log. */
    private static final Bson LEAD = Projections.exclude(
            LeadDocumentFields.CONSENTS,
            WebhookFields.OUTBOX,
            LeadDocumentFields.SEARCH_PIECES,
            LeadDocumentFields.SEARCH_WORDS,
            LeadDocumentFields.EVENTS + "." + LeadDocumentFields.CHANGES,
            LeadDocumentFields.EVENTS + "." + LeadDocumentFields.ACTOR);

    /** How often one looks whether another has told for it. */
    private static final int PATIENCE = 4;

    private static final long LONGEST_PAUSE_MILLIS = 64;

    /** 5 seconds: where many write to one lead at once, a caller does not wait longer for its turn. */
    static final Duration LONGEST = Duration.ofSeconds(5);

    /** A stage that puts beside the lead whether anything is written down for it, for {@link #isAny} to see. */
    Bson lookup(CompanyId companyId, LeadId leadId) {
        return Aggregates.lookup(
                collections.conversations().name(),
                List.of(
                        Aggregates.match(ofLead(companyId, leadId)),
                        Aggregates.limit(1),
                        Aggregates.project(Projections.include(LeadDocumentFields.ID))),
                ConversationFields.UNTOLD);
    }

    /** Whether {@link #lookup} found anything for {@code lead}. */
    static boolean isAny(BsonDocument lead) {
        return !lead.getArray(ConversationFields.UNTOLD).isEmpty();
    }

    /** Tells the company's lead all that is written down for it; whether there was anything. */
    public boolean tell(CompanyId companyId, LeadId leadId) {
        return tellAll(ofLead(companyId, leadId));
    }

    private static Bson ofLead(CompanyId companyId, LeadId leadId) {
        return Filters.and(
                ofCompany(companyId), ANY, Filters.eq(LeadDocumentFields.LEAD_ID, BsonValues.of(leadId.value())));
    }

    /** Tells every lead of the company. */
    public void tell(CompanyId companyId) {
        tellAll(Filters.and(ofCompany(companyId), ANY));
    }

    /** Tells the event of a write that left its {@code conversation} like this; by the way all that stands there beside it. */
    public void tell(BsonDocument event, BsonDocument conversation) {
        tell(conversation, Set.of(event.get(LeadDocumentFields.ENTRY_ID)));
    }

    private boolean tellAll(Bson filter) {
        List<BsonDocument> found = collections.conversations().list(filter, new BsonDocument(), WHOSE, 0, 0);
        found.forEach(conversation -> tell(
                conversation,
                ids(BsonValues.documents(conversation, ConversationFields.UNTOLD))
                        .collect(Collectors.toSet())));
        return !found.isEmpty();
    }

    private void tell(BsonDocument conversation, Set<BsonValue> wanted) {
        BsonDocument byId = new BsonDocument(LeadDocumentFields.ID, conversation.get(LeadDocumentFields.ID))
                .append(LeadDocumentFields.COMPANY_ID, conversation.get(LeadDocumentFields.COMPANY_ID));
        Optional<BsonDocument> now = Optional.of(conversation);
        long start = System.nanoTime();
        // Whoever reads the lead next continues what is left after the time limit.
        for (int attempt = 1; now.isPresent() && System.nanoTime() - start < LONGEST.toNanos(); attempt++) {
            List<BsonDocument> untold = BsonValues.documents(now.get(), ConversationFields.UNTOLD);
            if (ids(untold).noneMatch(wanted::contains)) {
                // The winner of a race has told them.
                return;
            }
            if (isTurn(attempt, untold, wanted) && isTold(now.get(), untold)) {
                forget(byId, untold);
                return;
            }
            giveWay(attempt);
            now = collections.conversations().first(byId, WHOSE);
        }
    }

    /** Who stands first tells for all; those behind look first whether it did, and then no longer rely on it. */
    private static boolean isTurn(int attempt, List<BsonDocument> untold, Set<BsonValue> wanted) {
        return attempt > PATIENCE || wanted.contains(untold.get(0).get(LeadDocumentFields.ENTRY_ID));
    }

    /** Whether the lead's log has all of {@code untold} now; else another write to the lead came first. */
    private boolean isTold(BsonDocument conversation, List<BsonDocument> untold) {
        CompanyId companyId = new CompanyId(BsonValues.text(conversation, LeadDocumentFields.COMPANY_ID));
        LeadId leadId = new LeadId(BsonValues.uuid(conversation, LeadDocumentFields.LEAD_ID));
        ConversationId id = new ConversationId(BsonValues.uuid(conversation, ConversationFields.CONVERSATION_ID));
        BsonDocument expected = LeadDocuments.byId(companyId, leadId);
        Optional<BsonDocument> lead = collections.leads().first(expected, LEAD);
        if (lead.isEmpty()) {
            return true;
        }
        if (lead.get().containsKey(LeadDocumentFields.ERASED_AT)) {
            eraseTopic(conversation);
        }
        Set<BsonValue> known = known(companyId, leadId, lead.get(), untold);
        LeadSnapshot after = LeadDocuments.snapshot(lead.get());
        expected.append(LeadDocumentFields.LAST_EVENT, BsonValues.of(after.lastEvent()));
        List<BsonDocument> numbered = new ArrayList<>();
        List<BsonDocument> outbox = new ArrayList<>();
        for (BsonDocument each : untold) {
            if (!known.contains(each.get(LeadDocumentFields.ENTRY_ID))) {
                ConversationEvent event = LogDocuments.untold(companyId, leadId, id, each);
                LeadChange told = Lead.restore(after).record(event);
                after = told.after();
                LeadEvent last = told.events().get(0);
                numbered.add(LogDocuments.of(last));
                if (each.containsKey(WebhookFields.TO_WEBHOOKS)) {
                    outbox.add(LeadOutbox.entry(
                            last,
                            after,
                            each.getArray(WebhookFields.TO_WEBHOOKS),
                            BsonValues.instant(each, WebhookFields.DUE_AT)));
                }
            }
        }
        return numbered.isEmpty() || append(expected, after, numbered, outbox);
    }

    /** A conversation that was opened while its lead was erased may be stored after the erasure looked for conversations. */
    private void eraseTopic(BsonDocument conversation) {
        Bson withTopic = Filters.and(
                Filters.eq(LeadDocumentFields.ID, conversation.get(LeadDocumentFields.ID)),
                Filters.eq(LeadDocumentFields.COMPANY_ID, conversation.get(LeadDocumentFields.COMPANY_ID)),
                ConversationDocuments.hasTopic());
        collections.conversations().update(withTopic, ConversationDocuments.withoutTopic());
    }

    private boolean append(Bson expected, LeadSnapshot after, List<BsonDocument> numbered, List<BsonDocument> outbox) {
        BsonDocument state = LeadDocuments.engagement(after.engagement())
                .append(LeadDocumentFields.LAST_EVENT, BsonValues.of(after.lastEvent()));
        Bson update =
                Updates.combine(new BsonDocument("$set", state), Updates.pushEach(LeadDocumentFields.EVENTS, numbered));
        if (!new LeadOutbox(collections).write(after.companyId(), after.id(), expected, update, outbox)) {
            return false;
        }
        new LeadLogArchiver(collections).after(after, numbered.size());
        return true;
    }

    /** The ids of those that an earlier attempt has brought into the log, and was not there to take out of the conversation. */
    private Set<BsonValue> known(CompanyId companyId, LeadId leadId, BsonDocument lead, List<BsonDocument> untold) {
        Stream<BsonValue> inDocument = ids(BsonValues.documents(lead, LeadDocumentFields.EVENTS));
        if (LeadLog.EVENTS.moved(lead) == 0) {
            return inDocument.collect(Collectors.toSet());
        }
        // Read after the document: what has left it meanwhile stands in the collection, too.
        Bson among = Filters.and(
                ofCompany(companyId),
                Filters.eq(LeadDocumentFields.LEAD_ID, BsonValues.of(leadId.value())),
                Filters.in(LeadDocumentFields.ENTRY_ID, ids(untold).toList()));
        List<BsonDocument> moved = collections
                .log(LeadLog.EVENTS.collection())
                .list(among, new BsonDocument(), Projections.include(LeadDocumentFields.ENTRY_ID), 0, 0);
        return Stream.concat(inDocument, ids(moved)).collect(Collectors.toSet());
    }

    private void forget(Bson conversation, List<BsonDocument> told) {
        Bson out = Updates.pull(
                ConversationFields.UNTOLD,
                Filters.in(LeadDocumentFields.ENTRY_ID, ids(told).toList()));
        if (collections.conversations().inTransaction()) {
            collections.conversations().update(conversation, out);
            return;
        }
        try {
            collections.conversations().update(conversation, out);
        } catch (MongoException | StoreUnavailableException later) {
            // The lead is told. Whoever finds the events here again finds them in its log, too.
        }
    }

    private static Stream<BsonValue> ids(List<BsonDocument> events) {
        return events.stream().map(event -> event.get(LeadDocumentFields.ENTRY_ID));
    }

    private static Bson ofCompany(CompanyId companyId) {
        return Filters.eq(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value()));
    }

    /** Longer each time, and never the same, so that writers in step fall out of it. */
    private static void giveWay(int attempt) {
        long longestMillis = Math.min(LONGEST_PAUSE_MILLIS, 1L << Math.min(attempt, 6));
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(TimeUnit.MILLISECONDS.toNanos(longestMillis)));
    }
}
