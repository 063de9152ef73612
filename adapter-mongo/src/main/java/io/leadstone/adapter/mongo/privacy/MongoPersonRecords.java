package io.leadstone.adapter.mongo.privacy;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.ConversationDocuments;
import io.leadstone.adapter.mongo.document.ConversationFields;
import io.leadstone.adapter.mongo.document.DeliveryDocuments;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.LeadLog;
import io.leadstone.adapter.mongo.document.WebhookDocuments;
import io.leadstone.adapter.mongo.document.WebhookFields;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.adapter.mongo.submission.MongoSubmissionRepository;
import io.leadstone.application.port.out.privacy.PersonRecords;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionState;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.WebhookId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;

/** {@link PersonRecords} in MongoDB. */
public record MongoPersonRecords(MongoCollections collections) implements PersonRecords {

    private static final Bson WEBHOOK_ID = Projections.include(LeadDocumentFields.COMPANY_ID, WebhookFields.WEBHOOK_ID);
    private static final Bson WITHOUT_MESSAGE = Projections.exclude(WebhookFields.EVENT, WebhookFields.LEAD);

    @Override
    public List<ConversationSnapshot> conversationsOf(CompanyId companyId, LeadId leadId) {
        return collections
                .conversations()
                .list(
                        ConversationDocuments.ofLead(companyId, leadId),
                        Sorts.ascending(LeadDocumentFields.CREATED_AT, ConversationFields.CONVERSATION_ID),
                        Projections.exclude(ConversationFields.PENDING),
                        0,
                        0)
                .stream()
                .map(ConversationDocuments::snapshot)
                .toList();
    }

    /** A removed webhook may still have deliveries. They are not listed. */
    @Override
    public List<Delivery> deliveriesOf(CompanyId companyId, LeadId leadId) {
        Set<WebhookId> webhooks = collections
                .webhooks()
                .all(
                        Filters.and(
                                Filters.eq(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value())),
                                Filters.exists(WebhookFields.REMOVED_AT, false)),
                        WEBHOOK_ID)
                .stream()
                .map(WebhookDocuments::id)
                .collect(Collectors.toSet());
        return collections
                .deliveries()
                .list(
                        LeadLog.ofLead(companyId, leadId),
                        Sorts.ascending(WebhookFields.HAPPENED_AT, WebhookFields.MESSAGE_ID),
                        WITHOUT_MESSAGE,
                        0,
                        0)
                .stream()
                .map(DeliveryDocuments::delivery)
                .filter(delivery -> webhooks.contains(delivery.webhookId()))
                .toList();
    }

    @Override
    public Page<Submission> submissions(CompanyId companyId, SubmissionState state, PageRequest page) {
        return new MongoSubmissionRepository(collections, List.of()).allInState(companyId, state, page);
    }
}
