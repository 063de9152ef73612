package io.leadstone.adapter.mybatis.agent;

import io.leadstone.adapter.mybatis.sql.SqlCall;
import io.leadstone.adapter.mybatis.sql.SqlFailures;
import io.leadstone.adapter.mybatis.sql.SqlPages;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
import io.leadstone.application.port.out.agent.AgentRepository;
import io.leadstone.application.query.Cursor;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.failure.AgentIdTakenException;
import io.leadstone.domain.failure.VersionConflictException;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.exceptions.PersistenceException;

/** {@link AgentRepository} in one table. A unique key of the agent id decides which company owns an id. */
public record MyBatisAgentRepository(SqlSessions sessions) implements AgentRepository {

    private static final String BY_ID = "agent_id";

    /**
     * Adds an agent, or restores a removed one. It first reads the row of the id, because a failed insert would keep a
     * lock on that row in a transaction of the host.
     */
    @Override
    public Agent add(Agent agent) {
        Agent first = agent.atVersion(Agent.FIRST_VERSION, agent.createdAt());
        return sessions.write(call -> {
            AgentSqlMapper agents = call.mapper(AgentSqlMapper.class);
            Optional<Agent> stored = storedAgent(agents, agent);
            if (stored.isPresent()) {
                return restored(agents, agent, stored.get());
            }
            if (!insert(call, AgentRow.of(first))) {
                // Another call has inserted the id since the read.
                throw storedAgent(agents, agent)
                        .map(MyBatisAgentRepository::conflict)
                        .orElseGet(() -> conflict(first));
            }
            return first;
        });
    }

    @Override
    public Agent update(Agent next, long expectedVersion) {
        Agent stored = next.atVersion(expectedVersion + 1, next.createdAt());
        return sessions.write(call -> {
            if (call.mapper(AgentSqlMapper.class).update(AgentRow.of(stored), expectedVersion) == 0) {
                throw VersionConflictException.ofAgent(next.id(), expectedVersion);
            }
            return stored;
        });
    }

    @Override
    public Optional<Agent> find(AgentId id) {
        return sessions.read(
                call -> Optional.ofNullable(call.mapper(AgentSqlMapper.class).findAnywhere(id.value()))
                        .map(AgentRow::agent));
    }

    @Override
    public Optional<Agent> find(CompanyId companyId, AgentId id) {
        return sessions.read(call -> find(call.mapper(AgentSqlMapper.class), companyId, id));
    }

    @Override
    public Page<Agent> list(CompanyId companyId, PageRequest page) {
        String after = page.after()
                .map(cursor -> cursor.read(BY_ID, at -> new AgentId(SqlPages.only(at)).value()))
                .orElse(null);
        return sessions.read(call -> {
            AgentSqlMapper agents = call.mapper(AgentSqlMapper.class);
            List<Agent> rows = agents.list(companyId.value(), after, page.limitPlusOne(), page.offset()).stream()
                    .map(AgentRow::agent)
                    .toList();
            return SqlPages.page(rows, page, () -> agents.count(companyId.value(), page.countLimit()), this::after);
        });
    }

    @Override
    public void remove(CompanyId companyId, AgentId id, long expectedVersion) {
        sessions.write(call -> {
            int rows = call.mapper(AgentSqlMapper.class).remove(companyId.value(), id.value(), expectedVersion);
            if (rows == 0) {
                throw VersionConflictException.ofAgent(id, expectedVersion);
            }
            return rows;
        });
    }

    private static Agent restored(AgentSqlMapper agents, Agent agent, Agent stored) {
        Agent next = agent.atVersion(stored.version() + 1, stored.createdAt());
        if (agents.restore(AgentRow.of(next), stored.version()) == 0) {
            throw conflict(stored);
        }
        return next;
    }

    /**
     * Returns the agent of the company with that id, live or removed.
     *
     * @throws AgentIdTakenException if another company owns the id
     */
    private static Optional<Agent> storedAgent(AgentSqlMapper agents, Agent agent) {
        Optional<Agent> stored =
                Optional.ofNullable(agents.findById(agent.id().value())).map(AgentRow::agent);
        if (stored.filter(other -> !other.companyId().equals(agent.companyId())).isPresent()) {
            throw new AgentIdTakenException(agent.id());
        }
        return stored;
    }

    private static VersionConflictException conflict(Agent agent) {
        return VersionConflictException.ofAgent(agent.id(), agent.version());
    }

    private static boolean insert(SqlCall call, AgentRow row) {
        try {
            return call.mapper(AgentSqlMapper.class).insert(row) > 0;
        } catch (PersistenceException failure) {
            if (SqlFailures.isDuplicateKey(failure)) {
                return false;
            }
            throw failure;
        }
    }

    private static Optional<Agent> find(AgentSqlMapper agents, CompanyId companyId, AgentId id) {
        return Optional.ofNullable(agents.find(companyId.value(), id.value())).map(AgentRow::agent);
    }

    private Cursor after(Agent agent) {
        return new Cursor(BY_ID, List.of(agent.id().value()));
    }
}
