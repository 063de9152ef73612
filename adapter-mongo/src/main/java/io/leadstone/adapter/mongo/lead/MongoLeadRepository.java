package io.leadstone.adapter.mongo.lead;

import com.mongodb.MongoException;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.FeedDocuments;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.LeadDocuments;
import io.leadstone.adapter.mongo.document.LeadLog;
import io.leadstone.adapter.mongo.document.LogDocuments;
import io.leadstone.adapter.mongo.document.SuppressionDocuments;
import io.leadstone.adapter.mongo.document.WebhookFields;
import io.leadstone.adapter.mongo.idempotency.KeyedDocument;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.adapter.mongo.session.MongoFailures;
import io.leadstone.application.port.out.TransactionListener;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.EventType;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/**
 * Repository of leads in MongoDB. A change is one write: the lead, its new ledger entries and its new events are in one
 * document. MongoDB changes a document completely or not at all, on every kind of server. The document also has the
 * side writes of the change until they are made: {@link PendingSuppressions}, {@link LeadOutbox}.
 *
 * <p>Conversations and submissions are documents of their own. An erasure removes their texts after the write of the
 * lead, so that a refused write leaves them. Outside a host transaction a crash between the writes leaves such texts,
 * until the outbox of the lead is enqueued, or the lead is erased again. {@link PendingEvents} removes the topic of a
 * conversation that was opened during the erasure.
 */
public record MongoLeadRepository(MongoCollections collections, List<TransactionListener> listeners)
        implements LeadRepository {

    @Override
    public void add(LeadChange change) {
        insert(change, prepared(change));
    }

    @Override
    public void update(LeadChange change) {
        update(change, prepared(change));
    }

    /**
     * Calls the listeners and makes the reads of a write. If this fails, nothing was written to the lead.
     *
     * @return the write
     */
    public Runnable prepare(LeadChange change) {
        List<BsonDocument> entries = prepared(change);
        return change.before().isEmpty() ? () -> insert(change, entries) : () -> update(change, entries);
    }

    /** Returns the outbox entries of the change. */
    private List<BsonDocument> prepared(LeadChange change) {
        requireFreeEmailInTransaction(change);
        listeners.forEach(listener -> listener.leadChanging(change));
        if (change.erases()) {
            outbox().drain(change.after().companyId(), change.after().id());
        }
        return outboxEntries(change);
    }

    private void insert(LeadChange change, List<BsonDocument> entries) {
        LeadSnapshot lead = change.after();
        BsonDocument document = LeadDocuments.identity(lead);
        document.putAll(LeadDocuments.state(lead));
        document.putAll(LeadDocuments.searched(lead));
        for (LeadLog log : LeadLog.ALL) {
            document.append(log.field(), log.appended(change)).append(log.movedField(), BsonValues.of(0));
        }
        document.append(LeadDocumentFields.HAS_CONVERSATIONS, BsonValues.of(false));
        document.append(FeedDocuments.UNNUMBERED, FeedDocuments.mark(lead));
        BsonArray suppressions = SuppressionDocuments.pending(change.sideWrites());
        if (!suppressions.isEmpty()) {
            document.append(SuppressionDocuments.SUPPRESSIONS, suppressions);
        }
        if (!entries.isEmpty()) {
            document.append(WebhookFields.OUTBOX, new BsonArray(entries));
        }
        KeyedDocument keyed = keyed(lead);
        keyed.note(document);
        try {
            collections.leads().insert(document);
            keyed.written();
        } catch (MongoException failure) {
            keyed.requireNotWritten();
            if (MongoFailures.isDuplicateKey(failure) && isNew(lead)) {
                throw new DuplicateEmailException();
            }
            throw failure;
        }
        outbox().enqueue(lead.companyId(), lead.id(), entries);
        new PendingSuppressions(collections).after(change);
        new LeadLogArchiver(collections).after(lead, change.events().size());
    }

    private void update(LeadChange change, List<BsonDocument> entries) {
        LeadSnapshot lead = change.after();
        Bson expected = LeadDocuments.byId(lead.companyId(), lead.id())
                .append(LeadDocumentFields.VERSION, BsonValues.of(change.expectedVersion()))
                .append(
                        LeadDocumentFields.LAST_EVENT,
                        BsonValues.of(change.before().orElseThrow().lastEvent()));
        KeyedDocument keyed = keyed(lead);
        if (!updateIfCurrent(keyed, expected, change, entries)) {
            keyed.requireNotWritten();
            throw exists(lead)
                    ? new VersionConflictException(lead.id(), change.expectedVersion())
                    : new LeadNotFoundException(lead.id());
        }
        new PendingSuppressions(collections).after(change);
        new LeadLogArchiver(collections).after(lead, change.events().size());
    }

    @Override
    public Optional<LeadSnapshot> find(CompanyId companyId, LeadId id) {
        return readWithPendingEvents(LeadDocuments.byId(companyId, id)).filter(lead -> !lead.isDeleted());
    }

    @Override
    public Optional<LeadSnapshot> findDeleted(CompanyId companyId, LeadId id) {
        return readWithPendingEvents(LeadDocuments.byId(companyId, id)).filter(LeadSnapshot::isDeleted);
    }

    @Override
    public Optional<LeadSnapshot> findByEmail(CompanyId companyId, EmailAddress email) {
        return readWithPendingEvents(LeadDocuments.byClaim(companyId, email));
    }

    /**
     * Reads the lead with the events of its conversations. One read suffices for a lead without conversations. For
     * others it reads the pending events, which are rare, and then the lead again.
     */
    private Optional<LeadSnapshot> readWithPendingEvents(Bson filter) {
        Optional<BsonDocument> found = read(filter);
        boolean isOutdated =
                found.filter(new PendingEvents(collections)::appendTo).isPresent();
        return (isOutdated ? read(filter) : found).map(LeadDocuments::snapshot);
    }

    private Optional<BsonDocument> read(Bson filter) {
        return collections.leads().first(filter, LeadDocuments.STATE);
    }

    private boolean updateIfCurrent(KeyedDocument keyed, Bson expected, LeadChange change, List<BsonDocument> entries) {
        LeadSnapshot lead = change.after();
        try {
            boolean updated = outbox().write(
                            lead.companyId(),
                            lead.id(),
                            keyed.expecting(expected),
                            keyed.noting(marked(change)),
                            entries);
            if (updated) {
                keyed.written();
            }
            return updated;
        } catch (MongoException failure) {
            // The unique index of emails is the only one that an update can violate.
            if (MongoFailures.isDuplicateKey(failure)) {
                throw new DuplicateEmailException();
            }
            throw failure;
        }
    }

    /** Returns the outbox entry of the change, or an empty list if it has none. */
    private List<BsonDocument> outboxEntries(LeadChange change) {
        List<EventType> types = change.events().stream().map(LeadEvent::type).toList();
        SubscribedWebhooks subscribers =
                SubscribedWebhooks.of(collections, change.after().companyId(), types);
        return LeadOutbox.entry(change, subscribers).map(List::of).orElse(List.of());
    }

    private KeyedDocument keyed(LeadSnapshot lead) {
        return KeyedDocument.in(collections, collections.leads(), LeadDocuments.byId(lead.companyId(), lead.id()));
    }

    private LeadOutbox outbox() {
        return new LeadOutbox(collections);
    }

    private static Bson marked(LeadChange change) {
        LeadSnapshot lead = change.after();
        return change.events().isEmpty()
                ? operators(change)
                : Updates.combine(
                        operators(change),
                        FeedDocuments.marking(
                                lead.companyId(),
                                lead.id(),
                                change.events().get(0).number()));
    }

    private static BsonDocument operators(LeadChange change) {
        BsonDocument state = LeadDocuments.state(change.after());
        BsonDocument absent = new BsonDocument();
        for (String field : LeadDocuments.OPTIONAL) {
            if (!state.containsKey(field)) {
                absent.append(field, new BsonString(""));
            }
        }
        if (change.keepsEmailKey()) {
            state.remove(LeadDocumentFields.EMAIL_CLAIM);
            state.remove(LeadDocumentFields.EMAIL_RULE);
        }
        if (changesDetails(change)) {
            state.putAll(LeadDocuments.searched(change.after()));
        }
        BsonDocument appended = new BsonDocument();
        for (LeadLog log : LeadLog.ALL) {
            BsonArray elements = log.appended(change);
            if (!elements.isEmpty()) {
                appended.append(log.field(), new BsonDocument("$each", elements));
            }
        }
        BsonArray suppressions = SuppressionDocuments.pending(change.sideWrites());
        if (!suppressions.isEmpty()) {
            appended.append(SuppressionDocuments.SUPPRESSIONS, new BsonDocument("$each", suppressions));
        }
        if (change.erases()) {
            // An erasure appends no ledger entry, so only one operator of this update changes the ledger.
            LogDocuments.CONSENT_TEXTS.forEach(
                    field -> absent.append(LeadDocumentFields.CONSENTS + ".$[]." + field, new BsonString("")));
        }
        BsonDocument operators = new BsonDocument("$set", state);
        Stream.of(new BsonDocument("$unset", absent), new BsonDocument("$push", appended))
                .filter(operator ->
                        !operator.getDocument(operator.getFirstKey()).isEmpty())
                .forEach(operators::putAll);
        return operators;
    }

    /** Returns true if the fields of searches must be written. Most changes leave them as they are. */
    private static boolean changesDetails(LeadChange change) {
        return change.before()
                .filter(before -> before.details().equals(change.after().details()))
                .isEmpty();
    }

    /**
     * Refuses a taken email before the write in a transaction, because MongoDB aborts a transaction with a refused
     * write.
     */
    private void requireFreeEmailInTransaction(LeadChange change) {
        LeadSnapshot lead = change.after();
        if (!collections.leads().inTransaction() || !change.claimsEmail()) {
            return;
        }
        EmailAddress email = lead.details().email().orElseThrow();
        if (read(LeadDocuments.byClaim(lead.companyId(), email)).isPresent()) {
            throw new DuplicateEmailException();
        }
    }

    /**
     * Returns true if the store did not have the id of this lead, so that the email is the duplicate. An aborted
     * transaction cannot read; there the email is assumed.
     */
    private boolean isNew(LeadSnapshot lead) {
        return collections.leads().inTransaction() || !exists(lead);
    }

    private boolean exists(LeadSnapshot lead) {
        return collections.leads().exists(LeadDocuments.byId(lead.companyId(), lead.id()));
    }
}
