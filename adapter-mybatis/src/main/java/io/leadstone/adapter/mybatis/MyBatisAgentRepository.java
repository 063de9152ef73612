package io.leadstone.adapter.mybatis;

import io.leadstone.application.port.out.AgentRepository;
import io.leadstone.application.query.Cursor;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.Agent;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.AgentIdTakenException;
import io.leadstone.domain.CompanyId;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.exceptions.PersistenceException;

/** {@link AgentRepository} in one table; that an id is taken is its unique key's to say. */
record MyBatisAgentRepository(SqlSessions sessions) implements AgentRepository {

    private static final String BY_ID = "agent_id";

    @Override
    public Agent put(Agent agent) {
        return sessions.write(call -> {
            AgentSqlMapper agents = call.mapper(AgentSqlMapper.class);
            AgentRow row = AgentRow.of(agent);
            if (agents.update(row) == 0 && !insert(call, row)) {
                // Another company's, or the same one's by now: a thread that was faster has inserted it between the
                // two.
                agents.update(row);
            }
            return find(agents, agent.companyId(), agent.id()).orElseThrow(() -> new AgentIdTakenException(agent.id()));
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
            List<Agent> rows = agents.list(companyId.value(), after, page.oneMore(), page.offset()).stream()
                    .map(AgentRow::agent)
                    .toList();
            return SqlPages.page(rows, page, () -> agents.count(companyId.value(), page.countLimit()), this::after);
        });
    }

    @Override
    public boolean remove(CompanyId companyId, AgentId id) {
        return sessions.write(call -> call.mapper(AgentSqlMapper.class).remove(companyId.value(), id.value()) > 0);
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
