package io.leadstone.adapter.mongo.conversation;

import com.mongodb.client.model.Filters;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.ConversationDocuments;
import io.leadstone.adapter.mongo.document.ConversationFields;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.MongoOrder;
import io.leadstone.adapter.mongo.document.MongoOrder.SortKey;
import io.leadstone.adapter.mongo.document.SortKind;
import io.leadstone.adapter.mongo.search.LeadQueryFilter;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.application.port.out.conversation.ConversationSearch;
import io.leadstone.application.query.ConversationQuery;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.query.TotalCount;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;

/** Lists of conversations in MongoDB. Each list has an index with the fields of its filter and of its order. */
public record MongoConversationSearch(MongoCollections collections) implements ConversationSearch {

    private static final SortKey BY_ID = new SortKey(ConversationFields.CONVERSATION_ID, SortKind.UUID);
    private static final MongoOrder NEWEST = new MongoOrder(
            "-created_at", List.of(new SortKey(LeadDocumentFields.CREATED_AT, SortKind.INSTANT), BY_ID), true);
    private static final MongoOrder LAST_DELETED = new MongoOrder(
            "-deleted_at", List.of(new SortKey(LeadDocumentFields.DELETED_AT, SortKind.INSTANT), BY_ID), true);

    @Override
    public Page<ConversationSnapshot> list(CompanyId companyId, ConversationQuery query, PageRequest page) {
        return page(companyId, filter(companyId, query), NEWEST, page);
    }

    @Override
    public Page<ConversationSnapshot> listDeleted(CompanyId companyId, PageRequest page) {
        return page(companyId, LeadQueryFilter.of(companyId, false), LAST_DELETED, page);
    }

    @Override
    public Optional<ConversationSnapshot> newestOf(CompanyId companyId, LeadId leadId) {
        PageRequest first = PageRequest.page(1, 1).withTotal(TotalCount.NONE);
        return list(companyId, ConversationQuery.ofLead(leadId), first).items().stream()
                .findFirst();
    }

    private Page<ConversationSnapshot> page(CompanyId companyId, Bson filter, MongoOrder order, PageRequest request) {
        return MongoConversationRepository.visible(collections, companyId)
                .page(filter, order, MongoConversationRepository.STATE, request, ConversationDocuments::snapshot);
    }

    private static Bson filter(CompanyId companyId, ConversationQuery query) {
        List<Bson> parts = new ArrayList<>();
        parts.add(LeadQueryFilter.of(companyId, true));
        query.agentId()
                .ifPresent(agent -> parts.add(Filters.eq(LeadDocumentFields.AGENT_ID, BsonValues.of(agent.value()))));
        query.leadId()
                .ifPresent(lead -> parts.add(Filters.eq(LeadDocumentFields.LEAD_ID, BsonValues.of(lead.value()))));
        query.session().ifPresent(session -> parts.add(Filters.eq(ConversationFields.SESSION, BsonValues.of(session))));
        return Filters.and(parts);
    }
}
