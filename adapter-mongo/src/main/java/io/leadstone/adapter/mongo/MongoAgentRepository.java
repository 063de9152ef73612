package io.leadstone.adapter.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.MongoOrder.SortKey;
import io.leadstone.application.port.out.AgentRepository;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.Agent;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.AgentIdTakenException;
import io.leadstone.domain.CompanyId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * {@link AgentRepository}: the agent's id is the document's, so that no two companies have the same. A
 * removed one stays as a mark, so that its id stays its company's.
 */
record MongoAgentRepository(MongoCollections collections) implements AgentRepository {

    private static final Bson ALL = Projections.include();
    private static final Bson PRESENT = Filters.exists(LeadFields.REMOVED, false);
    private static final MongoOrder BY_ID =
            new MongoOrder("agent_id", List.of(new SortKey(LeadFields.ID, SortKind.AGENT_ID)), false);

    @Override
    public Agent put(Agent agent) {
        if (collections.agents().inTransaction()) {
            // A refused write would abort the host's transaction.
            first(byId(agent.id()))
                    .filter(holder -> !holder.companyId().equals(agent.companyId()))
                    .ifPresent(holder -> {
                        throw new AgentIdTakenException(agent.id());
                    });
        }
        try {
            return upsert(agent);
        } catch (MongoException failure) {
            if (!MongoFailures.isDuplicateKey(failure) || collections.agents().inTransaction()) {
                throw failure;
            }
            // Another's, or the company's own that came into being just now.
            if (first(byId(agent.companyId(), agent.id())).isEmpty()) {
                throw new AgentIdTakenException(agent.id());
            }
            return upsert(agent);
        }
    }

    @Override
    public Optional<Agent> find(AgentId id) {
        return first(Filters.and(byId(id), PRESENT));
    }

    @Override
    public Optional<Agent> find(CompanyId companyId, AgentId id) {
        return first(Filters.and(byId(companyId, id), PRESENT));
    }

    @Override
    public Page<Agent> list(CompanyId companyId, PageRequest page) {
        Bson all = Filters.and(ofCompany(companyId), PRESENT);
        return collections.agents().page(all, BY_ID, ALL, page, MongoAgentRepository::agent);
    }

    @Override
    public boolean remove(CompanyId companyId, AgentId id) {
        return collections
                .agents()
                .update(Filters.and(byId(companyId, id), PRESENT), Updates.set(LeadFields.REMOVED, BsonBoolean.TRUE));
    }

    private Optional<Agent> first(Bson filter) {
        return collections.agents().first(filter, ALL).map(MongoAgentRepository::agent);
    }

    private Agent upsert(Agent agent) {
        List<Bson> updates = new ArrayList<>();
        updates.add(Updates.set(LeadFields.ALLOWED_ORIGINS, BsonValues.ofTexts(agent.allowedOrigins())));
        updates.add(Updates.set(LeadFields.UPDATED_AT, BsonValues.of(agent.updatedAt())));
        updates.add(Updates.setOnInsert(LeadFields.CREATED_AT, BsonValues.of(agent.createdAt())));
        updates.add(Updates.unset(LeadFields.REMOVED));
        updates.add(agent.name()
                .map(name -> Updates.set(LeadFields.NAME, BsonValues.of(name)))
                .orElse(Updates.unset(LeadFields.NAME)));
        return agent(collections.agents().upsert(byId(agent.companyId(), agent.id()), Updates.combine(updates)));
    }

    private static BsonDocument ofCompany(CompanyId companyId) {
        return new BsonDocument(LeadFields.COMPANY_ID, BsonValues.of(companyId.value()));
    }

    private static Bson byId(AgentId id) {
        return Filters.eq(LeadFields.ID, BsonValues.of(id.value()));
    }

    private static Bson byId(CompanyId companyId, AgentId id) {
        return ofCompany(companyId).append(LeadFields.ID, BsonValues.of(id.value()));
    }

    private static Agent agent(BsonDocument document) {
        return new Agent(
                new AgentId(BsonValues.text(document, LeadFields.ID)),
                new CompanyId(BsonValues.text(document, LeadFields.COMPANY_ID)),
                BsonValues.textIfAny(document, LeadFields.NAME),
                BsonValues.texts(document, LeadFields.ALLOWED_ORIGINS),
                BsonValues.instant(document, LeadFields.CREATED_AT),
                BsonValues.instant(document, LeadFields.UPDATED_AT));
    }
}
