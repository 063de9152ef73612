package io.leadstone.adapter.mongo.lead;

import com.mongodb.MongoException;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Projections;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.LeadDocuments;
import io.leadstone.adapter.mongo.document.LeadLog;
import io.leadstone.adapter.mongo.document.LogDocuments;
import io.leadstone.adapter.mongo.document.WebhookFields;
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
 * {@link LeadRepository} with one write per change: lead, new ledger entries and events stand in one document, which MongoDB
 * changes whole or not at all, on a standalone server as in a sharded cluster.
 *
 * <p>Conversations are documents of their own. Outside a host's transaction an erasure therefore removes their topics after the write
 * of the lead, so that a refused write leaves them. A crash between the two writes leaves topics of an erased lead. Another erase
 * of the lead removes them, and so does the next event of their conversation, by {@link PendingEvents}.
 */
public record MongoLeadRepository(MongoCollections collections, List<TransactionListener> listeners)
        implements LeadRepository {

    @Override
    public void add(LeadChange change) {
        LeadSnapshot lead = change.after();
        requireFreeEmailInTransaction(change);
        listeners.forEach(listener -> listener.leadChanging(change));
        BsonDocument document = LeadDocuments.identity(lead);
        document.putAll(LeadDocuments.state(lead));
        document.putAll(LeadDocuments.searched(lead));
        for (LeadLog log : LeadLog.ALL) {
            document.append(log.field(), log.appended(change)).append(log.movedField(), BsonValues.of(0));
        }
        List<BsonDocument> told = told(change);
        if (!told.isEmpty()) {
            document.append(WebhookFields.OUTBOX, new BsonArray(told));
        }
        try {
            collections.leads().insert(document);
        } catch (MongoException failure) {
            if (MongoFailures.isDuplicateKey(failure) && isNew(lead)) {
                throw new DuplicateEmailException();
            }
            throw failure;
        }
        outbox().carry(lead.companyId(), lead.id(), told);
        new LeadLogArchiver(collections).after(lead, change.events().size());
    }

    @Override
    public void update(LeadChange change) {
        LeadSnapshot lead = change.after();
        requireFreeEmailInTransaction(change);
        listeners.forEach(listener -> listener.leadChanging(change));
        if (change.erases()) {
            outbox().empty(lead.companyId(), lead.id());
        }
        List<BsonDocument> told = told(change);
        Bson expected = LeadDocuments.byId(lead.companyId(), lead.id())
                .append(LeadDocumentFields.VERSION, BsonValues.of(change.expectedVersion()))
                .append(
                        LeadDocumentFields.LAST_EVENT,
                        BsonValues.of(change.before().orElseThrow().lastEvent()));
        if (!compareAndSet(expected, change, told)) {
            throw exists(lead)
                    ? new VersionConflictException(lead.id(), change.expectedVersion())
                    : new LeadNotFoundException(lead.id());
        }
        if (change.erases()) {
            new ConversationTopics(collections).erase(lead.companyId(), lead.id());
        }
        new LeadLogArchiver(collections).after(lead, change.events().size());
    }

    @Override
    public Optional<LeadSnapshot> find(CompanyId companyId, LeadId id) {
        return readTold(companyId, id).filter(lead -> !lead.isDeleted());
    }

    @Override
    public Optional<LeadSnapshot> findDeleted(CompanyId companyId, LeadId id) {
        return readTold(companyId, id).filter(LeadSnapshot::isDeleted);
    }

    @Override
    public Optional<LeadSnapshot> findByEmail(CompanyId companyId, EmailAddress email) {
        Bson byEmail = LeadDocuments.byClaim(companyId, email);
        Optional<LeadSnapshot> found = read(byEmail);
        boolean isOld = found.filter(lead -> new PendingEvents(collections).tell(companyId, lead.id()))
                .isPresent();
        return isOld ? read(byEmail) : found;
    }

    /** The lead, with the events of its conversations that did not reach it when they were written; there are rarely any. */
    private Optional<LeadSnapshot> readTold(CompanyId companyId, LeadId id) {
        PendingEvents untold = new PendingEvents(collections);
        Bson byId = LeadDocuments.byId(companyId, id);
        if (collections.leads().inTransaction()) {
            // Two reads: before 8.0 a transaction refuses $lookup in a sharded collection.
            untold.tell(companyId, id);
            return read(byId);
        }
        Optional<BsonDocument> found = collections
                .leads()
                .aggregate(List.of(
                        Aggregates.match(byId), Aggregates.project(LeadDocuments.STATE), untold.lookup(companyId, id)));
        boolean isBehind = found.filter(PendingEvents::isAny).isPresent();
        return isBehind && untold.tell(companyId, id) ? read(byId) : found.map(LeadDocuments::snapshot);
    }

    private Optional<LeadSnapshot> read(Bson filter) {
        return collections.leads().first(filter, LeadDocuments.STATE).map(LeadDocuments::snapshot);
    }

    private boolean compareAndSet(Bson expected, LeadChange change, List<BsonDocument> told) {
        LeadSnapshot lead = change.after();
        try {
            return outbox().write(lead.companyId(), lead.id(), expected, operators(change), told);
        } catch (MongoException failure) {
            // The email's is the one unique index in which an update can change anything.
            if (MongoFailures.isDuplicateKey(failure)) {
                throw new DuplicateEmailException();
            }
            throw failure;
        }
    }

    /** What the change tells subscriptions, by its own write: one entry, or none. */
    private List<BsonDocument> told(LeadChange change) {
        List<EventType> types = change.events().stream().map(LeadEvent::type).toList();
        SubscribedWebhooks subscribers =
                SubscribedWebhooks.of(collections, change.after().companyId(), types);
        return LeadOutbox.entry(change, subscribers).map(List::of).orElse(List.of());
    }

    private LeadOutbox outbox() {
        return new LeadOutbox(collections);
    }

    private static BsonDocument operators(LeadChange change) {
        BsonDocument state = LeadDocuments.state(change.after());
        BsonDocument absent = new BsonDocument();
        for (String field : LeadDocuments.OPTIONAL) {
            if (!state.containsKey(field)) {
                absent.append(field, new BsonString(""));
            }
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
        if (change.erases()) {
            // An erasure appends no entry, so that nothing else changes the ledger in this update.
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

    /** Most changes do not, and need not send the many keys of a search again. */
    private static boolean changesDetails(LeadChange change) {
        return change.before()
                .filter(before -> before.details().equals(change.after().details()))
                .isEmpty();
    }

    /** A refused write aborts a transaction of MongoDB: what can be seen to be refused is not tried in one. */
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

    /** Whether it was not the id that the store knew already; in a transaction, which is aborted by now, that cannot be asked. */
    private boolean isNew(LeadSnapshot lead) {
        return collections.leads().inTransaction() || !exists(lead);
    }

    private boolean exists(LeadSnapshot lead) {
        return collections
                .leads()
                .first(LeadDocuments.byId(lead.companyId(), lead.id()), Projections.include(LeadDocumentFields.VERSION))
                .isPresent();
    }
}
