package io.leadstone.adapter.mongo.conversation;

import com.mongodb.MongoException;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.ConversationDocuments;
import io.leadstone.adapter.mongo.document.ConversationFields;
import io.leadstone.adapter.mongo.document.IdempotencyFields;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.idempotency.KeyedDocument;
import io.leadstone.adapter.mongo.lead.ConversationTopics;
import io.leadstone.adapter.mongo.lead.PendingEvents;
import io.leadstone.adapter.mongo.lead.SubscribedWebhooks;
import io.leadstone.adapter.mongo.lead.VisibleRecords;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.application.port.out.TransactionListener;
import io.leadstone.application.port.out.conversation.ConversationRepository;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ActivityReport;
import io.leadstone.domain.conversation.Conversation;
import io.leadstone.domain.conversation.ConversationActivity;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.conversation.Satisfaction;
import io.leadstone.domain.failure.ConversationNotFoundException;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.ConversationEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * Repository of conversations in MongoDB. A change is one write to the document of the conversation. If the change has
 * an event for a lead, the same write adds it as a pending event. The call then appends the event to the log of the
 * lead. If the process dies before, a later reader of the lead appends it: see {@link PendingEvents}.
 */
public record MongoConversationRepository(MongoCollections collections, List<TransactionListener> listeners)
        implements ConversationRepository {

    /** Projection of a conversation without its pending events and idempotency keys. */
    public static final Bson STATE = Projections.exclude(ConversationFields.PENDING, IdempotencyFields.WRITES);

    /** Projection of a conversation without its idempotency keys. */
    private static final Bson FOUND = Projections.exclude(IdempotencyFields.WRITES);

    @Override
    public void add(ConversationChange change) {
        ConversationSnapshot opened = change.after();
        PendingEvents pendingEvents = new PendingEvents(collections);
        Optional<BsonDocument> lead = opened.leadId().map(id -> pendingEvents.liveLead(opened.companyId(), id));
        listeners.forEach(listener -> listener.conversationChanging(change));
        opened.session().ifPresent(session -> new SessionQuota(collections).take(opened, session));
        BsonDocument document = ConversationDocuments.identity(opened);
        document.putAll(ConversationDocuments.state(opened));
        Optional<BsonDocument> pending = pendingEvent(change.event());
        pending.ifPresent(event -> document.append(ConversationFields.PENDING, new BsonArray(List.of(event))));
        KeyedDocument keyed = keyed(opened.companyId(), opened.id());
        keyed.note(document);
        lead.ifPresent(pendingEvents::mark);
        insert(keyed, document);
        pending.ifPresent(event -> appendEvent(event, document, lead));
    }

    @Override
    public void update(ConversationChange change) {
        ConversationSnapshot after = change.after();
        requireVisible(after.companyId(), after.id(), after.leadId());
        listeners.forEach(listener -> listener.conversationChanging(change));
        Bson expected = ConversationDocuments.byId(after.companyId(), after.id())
                .append(LeadDocumentFields.VERSION, BsonValues.of(change.expectedVersion()));
        Optional<BsonDocument> pending = pendingEvent(change.event());
        KeyedDocument keyed = keyed(after.companyId(), after.id());
        BsonDocument found = collections
                .conversations()
                .updateFound(keyed.expecting(expected), keyed.noting(operators(change, pending)), FOUND)
                .orElseThrow(() -> refusal(keyed, change));
        keyed.written();
        appendEvent(pending, found);
    }

    @Override
    public ConversationSnapshot record(ActivityReport report) {
        Bson live = live(report.companyId(), report.conversationId(), true);
        // The link to a lead never changes, so it can be read before the update.
        Optional<LeadId> lead = collections
                .conversations()
                .first(live, Projections.include(LeadDocumentFields.LEAD_ID))
                .map(ConversationDocuments::leadId)
                .orElseThrow(() -> new ConversationNotFoundException(report.conversationId()));
        requireVisible(report.companyId(), report.conversationId(), lead);
        Optional<ConversationEvent> event = lead.map(report::eventOf);
        listeners.forEach(listener -> listener.activityRecording(report));
        Optional<BsonDocument> pending = pendingEvent(event);
        BsonDocument found = add(report, live, pending);
        appendEvent(pending, found);
        return Conversation.restore(ConversationDocuments.snapshot(found))
                .record(report)
                .after();
    }

    /** Adds the report to the conversation, and returns the conversation as it was before. */
    private BsonDocument add(ActivityReport report, Bson live, Optional<BsonDocument> pending) {
        KeyedDocument keyed = keyed(report.companyId(), report.conversationId());
        Optional<BsonDocument> found = collections
                .conversations()
                .updateFound(keyed.expecting(live), keyed.noting(addition(report, pending)), FOUND);
        if (found.isEmpty()) {
            keyed.requireNotWritten();
            throw new ConversationNotFoundException(report.conversationId());
        }
        keyed.written();
        return found.get();
    }

    @Override
    public Optional<ConversationSnapshot> find(CompanyId companyId, ConversationId id) {
        return read(companyId, live(companyId, id, true));
    }

    @Override
    public Optional<ConversationSnapshot> findDeleted(CompanyId companyId, ConversationId id) {
        return read(companyId, live(companyId, id, false));
    }

    @Override
    public void eraseTopicsOf(CompanyId companyId, LeadId leadId) {
        new ConversationTopics(collections).erase(companyId, leadId);
    }

    /** Appends the new event, which is not yet among the pending events of {@code found}, to the log of the lead. */
    private void appendEvent(Optional<BsonDocument> event, BsonDocument found) {
        event.ifPresent(added -> {
            BsonArray pending = new BsonArray(BsonValues.elements(found, ConversationFields.PENDING));
            pending.add(added);
            BsonDocument written = found.clone().append(ConversationFields.PENDING, pending);
            appendEvent(added, written, Optional.empty());
        });
    }

    /** Returns the event as a pending event, with the ids of the webhooks that it is for. */
    private Optional<BsonDocument> pendingEvent(Optional<ConversationEvent> event) {
        return event.map(found -> SubscribedWebhooks.of(collections, found.companyId(), List.of(found.type()))
                .pendingEvent(found));
    }

    /**
     * Appends the new event to the log of the lead. The conversation is stored already, so a failure outside a
     * transaction is ignored: the next reader of the lead appends the event.
     */
    private void appendEvent(BsonDocument event, BsonDocument written, Optional<BsonDocument> lead) {
        PendingEvents pendingEvents = new PendingEvents(collections);
        if (collections.conversations().inTransaction()) {
            pendingEvents.append(event, written, lead);
            return;
        }
        try {
            pendingEvents.append(event, written, lead);
        } catch (MongoException | StoreUnavailableException later) {
            // The event is stored in the conversation. The next reader of the lead appends it.
        }
    }

    private KeyedDocument keyed(CompanyId companyId, ConversationId id) {
        return KeyedDocument.in(collections, collections.conversations(), ConversationDocuments.byId(companyId, id));
    }

    private Optional<ConversationSnapshot> read(CompanyId companyId, Bson filter) {
        return collections
                .conversations()
                .first(filter, STATE)
                .map(ConversationDocuments::snapshot)
                .filter(found -> visible(collections, companyId).isVisible(found.leadId()));
    }

    /** Returns the conversations of the company without those of deleted leads. */
    public static VisibleRecords visible(MongoCollections collections, CompanyId companyId) {
        return new VisibleRecords(collections.conversations(), collections.leads(), companyId);
    }

    private void requireVisible(CompanyId companyId, ConversationId id, Optional<LeadId> lead) {
        if (!visible(collections, companyId).isVisible(lead)) {
            throw new ConversationNotFoundException(id);
        }
    }

    private void insert(KeyedDocument keyed, BsonDocument document) {
        try {
            collections.conversations().insert(document);
            keyed.written();
        } catch (MongoException failure) {
            keyed.requireNotWritten();
            throw failure;
        }
    }

    private RuntimeException refusal(KeyedDocument keyed, ConversationChange change) {
        ConversationSnapshot after = change.after();
        keyed.requireNotWritten();
        return collections
                        .conversations()
                        .first(
                                ConversationDocuments.byId(after.companyId(), after.id()),
                                Projections.include(LeadDocumentFields.VERSION))
                        .isPresent()
                ? new VersionConflictException(after.id(), change.expectedVersion())
                : new ConversationNotFoundException(after.id());
    }

    private static Bson live(CompanyId companyId, ConversationId id, boolean live) {
        return ConversationDocuments.byId(companyId, id).append(LeadDocumentFields.LIVE, BsonValues.of(live));
    }

    private static Bson operators(ConversationChange change, Optional<BsonDocument> pending) {
        BsonDocument state = ConversationDocuments.state(change.after());
        List<Bson> operators = new ArrayList<>();
        operators.add(new BsonDocument("$set", state));
        ConversationDocuments.OPTIONAL.stream()
                .filter(field -> !state.containsKey(field))
                .map(Updates::unset)
                .forEach(operators::add);
        pending.map(MongoConversationRepository::pushed).ifPresent(operators::add);
        return Updates.combine(operators);
    }

    private static Bson addition(ActivityReport report, Optional<BsonDocument> pending) {
        ConversationActivity activity = report.activity();
        List<Bson> operators = new ArrayList<>();
        operators.add(Updates.inc(LeadDocumentFields.VERSION, 1L));
        operators.add(Updates.inc(ConversationFields.MESSAGES, (long) activity.messages()));
        activity.satisfaction().map(Satisfaction::hundredths).ifPresent(hundredths -> {
            operators.add(Updates.inc(ConversationFields.RATINGS, 1L));
            operators.add(Updates.inc(ConversationFields.RATING_HUNDREDTHS, (long) hundredths));
        });
        operators.add(Updates.max(ConversationFields.LAST_ACTIVITY_AT, BsonValues.of(activity.at())));
        operators.add(Updates.max(LeadDocumentFields.UPDATED_AT, BsonValues.of(report.reportedAt())));
        pending.map(MongoConversationRepository::pushed).ifPresent(operators::add);
        return Updates.combine(operators);
    }

    private static Bson pushed(BsonDocument pending) {
        return Updates.push(ConversationFields.PENDING, pending);
    }
}
