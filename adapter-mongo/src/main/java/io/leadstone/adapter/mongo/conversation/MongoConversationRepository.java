package io.leadstone.adapter.mongo.conversation;

import com.mongodb.MongoException;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.ConversationDocuments;
import io.leadstone.adapter.mongo.document.ConversationFields;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.LeadDocuments;
import io.leadstone.adapter.mongo.lead.ConversationTopics;
import io.leadstone.adapter.mongo.lead.PendingEvents;
import io.leadstone.adapter.mongo.lead.SubscribedWebhooks;
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
import io.leadstone.domain.failure.LeadErasedException;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.failure.UnknownLeadException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.ConversationEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * {@link ConversationRepository} with one write per change, which holds what the lead is to be told; telling it follows in the same
 * call, and by whoever comes next where the call dies in between: {@link PendingEvents}.
 */
public record MongoConversationRepository(MongoCollections collections, List<TransactionListener> listeners)
        implements ConversationRepository {

    /** Reads of a conversation leave aside what is not told yet. */
    public static final Bson STATE = Projections.exclude(ConversationFields.UNTOLD);

    @Override
    public void add(ConversationChange change) {
        ConversationSnapshot opened = change.after();
        opened.leadId().ifPresent(lead -> requireLive(opened.companyId(), lead));
        listeners.forEach(listener -> listener.conversationChanging(change));
        opened.session().ifPresent(session -> new SessionQuota(collections).take(opened, session));
        BsonDocument document = ConversationDocuments.identity(opened);
        document.putAll(ConversationDocuments.state(opened));
        Optional<BsonDocument> untold = untold(change.event());
        untold.ifPresent(event -> document.append(ConversationFields.UNTOLD, new BsonArray(List.of(event))));
        collections.conversations().insert(document);
        untold.ifPresent(event -> tell(event, document));
    }

    @Override
    public void update(ConversationChange change) {
        ConversationSnapshot after = change.after();
        listeners.forEach(listener -> listener.conversationChanging(change));
        Bson expected = ConversationDocuments.byId(after.companyId(), after.id())
                .append(LeadDocumentFields.VERSION, BsonValues.of(change.expectedVersion()));
        Optional<BsonDocument> untold = untold(change.event());
        BsonDocument found = collections
                .conversations()
                .updateFound(expected, operators(change, untold))
                .orElseThrow(() -> refusal(change));
        tell(untold, found);
    }

    @Override
    public ConversationSnapshot record(ActivityReport report) {
        Bson live = live(report.companyId(), report.conversationId(), true);
        // The link never changes, so that it may be read before the report is added.
        Optional<ConversationEvent> event = collections
                .conversations()
                .first(live, Projections.include(LeadDocumentFields.LEAD_ID))
                .map(linked -> ConversationDocuments.leadId(linked).map(report::eventOf))
                .orElseThrow(() -> new ConversationNotFoundException(report.conversationId()));
        listeners.forEach(listener -> listener.activityRecording(report));
        Optional<BsonDocument> untold = untold(event);
        BsonDocument found = collections
                .conversations()
                .updateFound(live, addition(report, untold))
                .orElseThrow(() -> new ConversationNotFoundException(report.conversationId()));
        tell(untold, found);
        return Conversation.restore(ConversationDocuments.snapshot(found))
                .record(report)
                .after();
    }

    @Override
    public Optional<ConversationSnapshot> find(CompanyId companyId, ConversationId id) {
        return read(live(companyId, id, true));
    }

    @Override
    public Optional<ConversationSnapshot> findDeleted(CompanyId companyId, ConversationId id) {
        return read(live(companyId, id, false));
    }

    @Override
    public void eraseTopicsOf(CompanyId companyId, LeadId leadId) {
        new ConversationTopics(collections).erase(companyId, leadId);
    }

    /** Tells the event that has come to those that {@code found} had. */
    private void tell(Optional<BsonDocument> event, BsonDocument found) {
        event.ifPresent(told -> {
            BsonArray untold = new BsonArray(BsonValues.elements(found, ConversationFields.UNTOLD));
            untold.add(told);
            BsonDocument written = found.clone().append(ConversationFields.UNTOLD, untold);
            tell(told, written);
        });
    }

    /** The event as it waits in the conversation, with those who want to be told of it. */
    private Optional<BsonDocument> untold(Optional<ConversationEvent> event) {
        return event.map(told -> SubscribedWebhooks.of(collections, told.companyId(), List.of(told.type()))
                .addressed(told));
    }

    /** The write counts already: where the telling fails, whoever reads the lead next does it, and nobody makes the write again. */
    private void tell(BsonDocument event, BsonDocument written) {
        PendingEvents untold = new PendingEvents(collections);
        if (collections.conversations().inTransaction()) {
            untold.tell(event, written);
            return;
        }
        try {
            untold.tell(event, written);
        } catch (MongoException | StoreUnavailableException later) {
            // Written down with the conversation, and told later.
        }
    }

    private Optional<ConversationSnapshot> read(Bson filter) {
        return collections.conversations().first(filter, STATE).map(ConversationDocuments::snapshot);
    }

    private void requireLive(CompanyId companyId, LeadId leadId) {
        Bson live = LeadDocuments.byId(companyId, leadId).append(LeadDocumentFields.LIVE, BsonValues.of(true));
        BsonDocument found = collections
                .leads()
                .first(live, Projections.include(LeadDocumentFields.ERASED_AT))
                .orElseThrow(() -> new UnknownLeadException(leadId));
        if (found.containsKey(LeadDocumentFields.ERASED_AT)) {
            throw new LeadErasedException(leadId);
        }
    }

    private RuntimeException refusal(ConversationChange change) {
        ConversationSnapshot after = change.after();
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

    private static Bson operators(ConversationChange change, Optional<BsonDocument> untold) {
        BsonDocument state = ConversationDocuments.state(change.after());
        List<Bson> operators = new ArrayList<>();
        operators.add(new BsonDocument("$set", state));
        ConversationDocuments.OPTIONAL.stream()
                .filter(field -> !state.containsKey(field))
                .map(Updates::unset)
                .forEach(operators::add);
        untold.map(MongoConversationRepository::pushed).ifPresent(operators::add);
        return Updates.combine(operators);
    }

    private static Bson addition(ActivityReport report, Optional<BsonDocument> untold) {
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
        untold.map(MongoConversationRepository::pushed).ifPresent(operators::add);
        return Updates.combine(operators);
    }

    private static Bson pushed(BsonDocument untold) {
        return Updates.push(ConversationFields.UNTOLD, untold);
    }
}
