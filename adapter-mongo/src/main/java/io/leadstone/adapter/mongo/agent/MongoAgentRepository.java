package io.leadstone.adapter.mongo.agent;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.MongoOrder;
import io.leadstone.adapter.mongo.document.MongoOrder.SortKey;
import io.leadstone.adapter.mongo.document.SortKind;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.adapter.mongo.session.MongoFailures;
import io.leadstone.application.port.out.agent.AgentRepository;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.failure.AgentIdTakenException;
import io.leadstone.domain.failure.VersionConflictException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * Repository of agents in MongoDB. The id of an agent is the {@code _id} of its document, so two companies cannot use
 * the same id. The document of a removed agent stays with a mark, so that the id remains reserved for the company. A
 * document without a version is at {@link Agent#FIRST_VERSION}.
 */
public record MongoAgentRepository(MongoCollections collections) implements AgentRepository {

    private static final Bson ALL = Projections.include();
    private static final Bson PRESENT = Filters.exists(LeadDocumentFields.REMOVED, false);
    private static final Bson ABSENT = Filters.exists(LeadDocumentFields.REMOVED);
    private static final Bson RESTORATION = Updates.unset(LeadDocumentFields.REMOVED);
    private static final MongoOrder BY_ID =
            new MongoOrder("agent_id", List.of(new SortKey(LeadDocumentFields.ID, SortKind.AGENT_ID)), false);

    /** In a host transaction it reads the document first, because a refused insert would abort the transaction. */
    @Override
    public Agent add(Agent agent) {
        Agent added = agent.atVersion(Agent.FIRST_VERSION, agent.createdAt());
        boolean inTransaction = collections.agents().inTransaction();
        if (!inTransaction && inserted(added)) {
            return added;
        }
        Optional<BsonDocument> existing = collections.agents().first(byId(agent.id()), ALL);
        if (existing.isPresent()) {
            return restored(agent, existing.get());
        }
        if (!inTransaction) {
            throw conflict(added);
        }
        collections.agents().insert(document(added));
        return added;
    }

    @Override
    public Agent update(Agent next, long expectedVersion) {
        Agent stored = next.atVersion(expectedVersion + 1, next.createdAt());
        if (!write(stored, expectedVersion, PRESENT, List.of())) {
            throw VersionConflictException.ofAgent(next.id(), expectedVersion);
        }
        return stored;
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
    public void remove(CompanyId companyId, AgentId id, long expectedVersion) {
        Bson live = Filters.and(byId(companyId, id), atVersion(expectedVersion), PRESENT);
        if (!collections.agents().update(live, Updates.set(LeadDocumentFields.REMOVED, BsonBoolean.TRUE))) {
            throw VersionConflictException.ofAgent(id, expectedVersion);
        }
    }

    private Optional<Agent> first(Bson filter) {
        return collections.agents().first(filter, ALL).map(MongoAgentRepository::agent);
    }

    private boolean inserted(Agent agent) {
        try {
            collections.agents().insert(document(agent));
            return true;
        } catch (MongoException failure) {
            if (MongoFailures.isDuplicateKey(failure)) {
                return false;
            }
            throw failure;
        }
    }

    private Agent restored(Agent agent, BsonDocument document) {
        Agent existing = agent(document);
        if (!existing.companyId().equals(agent.companyId())) {
            throw new AgentIdTakenException(agent.id());
        }
        Agent next = agent.atVersion(existing.version() + 1, existing.createdAt());
        if (!document.containsKey(LeadDocumentFields.REMOVED)
                || !write(next, existing.version(), ABSENT, List.of(RESTORATION))) {
            throw conflict(existing);
        }
        return next;
    }

    /**
     * Stores the agent if its document has {@code expectedVersion} and matches {@code state}. One command compares and
     * writes, so an update never restores an agent that is removed at the same time.
     *
     * @return true if there was such a document
     */
    private boolean write(Agent agent, long expectedVersion, Bson state, List<Bson> others) {
        List<Bson> updates = new ArrayList<>(others);
        updates.add(new BsonDocument("$set", values(agent)));
        if (agent.name().isEmpty()) {
            updates.add(Updates.unset(LeadDocumentFields.NAME));
        }
        if (!agent.doubleOptIn()) {
            updates.add(Updates.unset(LeadDocumentFields.DOUBLE_OPT_IN));
        }
        if (agent.honeypot().isEmpty()) {
            updates.add(Updates.unset(LeadDocumentFields.HONEYPOT));
        }
        Bson expected = Filters.and(byId(agent.companyId(), agent.id()), atVersion(expectedVersion), state);
        return collections.agents().update(expected, Updates.combine(updates));
    }

    private static BsonDocument document(Agent agent) {
        BsonDocument document = byId(agent.companyId(), agent.id());
        document.putAll(values(agent));
        return document;
    }

    private static BsonDocument values(Agent agent) {
        BsonDocument values = new BsonDocument(
                        LeadDocumentFields.ALLOWED_ORIGINS, BsonValues.ofTexts(agent.allowedOrigins()))
                .append(LeadDocumentFields.CREATED_AT, BsonValues.of(agent.createdAt()))
                .append(LeadDocumentFields.UPDATED_AT, BsonValues.of(agent.updatedAt()))
                .append(LeadDocumentFields.VERSION, BsonValues.of(agent.version()));
        agent.name().ifPresent(name -> values.append(LeadDocumentFields.NAME, BsonValues.of(name)));
        if (agent.doubleOptIn()) {
            values.append(LeadDocumentFields.DOUBLE_OPT_IN, BsonBoolean.TRUE);
        }
        agent.honeypot().ifPresent(field -> values.append(LeadDocumentFields.HONEYPOT, BsonValues.of(field)));
        return values;
    }

    /** Releases without agent versions stored no version. */
    private static Bson atVersion(long version) {
        Bson same = Filters.eq(LeadDocumentFields.VERSION, BsonValues.of(version));
        return version == Agent.FIRST_VERSION
                ? Filters.or(same, Filters.exists(LeadDocumentFields.VERSION, false))
                : same;
    }

    private static VersionConflictException conflict(Agent agent) {
        return VersionConflictException.ofAgent(agent.id(), agent.version());
    }

    private static BsonDocument ofCompany(CompanyId companyId) {
        return new BsonDocument(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value()));
    }

    private static Bson byId(AgentId id) {
        return Filters.eq(LeadDocumentFields.ID, BsonValues.of(id.value()));
    }

    private static BsonDocument byId(CompanyId companyId, AgentId id) {
        return ofCompany(companyId).append(LeadDocumentFields.ID, BsonValues.of(id.value()));
    }

    private static Agent agent(BsonDocument document) {
        return new Agent(
                new AgentId(BsonValues.text(document, LeadDocumentFields.ID)),
                new CompanyId(BsonValues.text(document, LeadDocumentFields.COMPANY_ID)),
                BsonValues.textIfAny(document, LeadDocumentFields.NAME),
                BsonValues.texts(document, LeadDocumentFields.ALLOWED_ORIGINS),
                BsonValues.textIfAny(document, LeadDocumentFields.HONEYPOT),
                document.containsKey(LeadDocumentFields.DOUBLE_OPT_IN),
                BsonValues.instant(document, LeadDocumentFields.CREATED_AT),
                BsonValues.instant(document, LeadDocumentFields.UPDATED_AT),
                document.containsKey(LeadDocumentFields.VERSION)
                        ? BsonValues.number(document, LeadDocumentFields.VERSION)
                        : Agent.FIRST_VERSION);
    }
}
