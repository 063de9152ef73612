package io.leadstone.adapter.mybatis.agent;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements on the directory of agents; see {@code AgentSqlMapper.xml}. */
public interface AgentSqlMapper {

    /**
     * Inserts an agent. Returns the number of rows. On PostgreSQL it is 0 if the id is taken. The other databases throw
     * an exception then.
     */
    int insert(AgentRow agent);

    /** Returns the number of rows; 0 unless the company has a live agent at version {@code expected}. */
    int update(AgentRow agent, long expected);

    /**
     * Restores a removed agent with new values. Returns the number of rows; 0 unless the company removed the agent at
     * version {@code expected}.
     */
    int restore(AgentRow agent, long expected);

    /** Returns the number of rows; 0 unless the company has a live agent at version {@code expected}. */
    int remove(String companyId, String agentId, long expected);

    /** Returns the row with the id, of any company, live or removed. */
    @Nullable
    AgentRow findById(String agentId);

    @Nullable
    AgentRow find(String companyId, String agentId);

    @Nullable
    AgentRow findAnywhere(String agentId);

    List<AgentRow> list(String companyId, @Nullable String after, int limit, long offset);

    /** Returns the number of agents, counted up to {@code upTo}. */
    long count(String companyId, int upTo);
}
