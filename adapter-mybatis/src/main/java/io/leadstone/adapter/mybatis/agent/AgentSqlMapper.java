package io.leadstone.adapter.mybatis.agent;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements on the directory of agents; see {@code AgentSqlMapper.xml}. */
public interface AgentSqlMapper {

    /** Returns the number of rows; 0 if the database reports a taken id in that way. */
    int insert(AgentRow agent);

    /** Returns the number of rows; 0 unless the company's live agent is at {@code expected}. */
    int update(AgentRow agent, long expected);

    /** Returns the number of rows; 0 unless the company removed the agent at {@code expected}. */
    int revive(AgentRow agent, long expected);

    /** Returns the number of rows; 0 unless the company's live agent is at {@code expected}. */
    int remove(String companyId, String agentId, long expected);

    /** Returns the row that has the id, of any company, removed or not. */
    @Nullable
    AgentRow holder(String agentId);

    @Nullable
    AgentRow find(String companyId, String agentId);

    @Nullable
    AgentRow findAnywhere(String agentId);

    List<AgentRow> list(String companyId, @Nullable String after, int limit, long offset);

    /** How many there are, counted no further than to {@code upTo}. */
    long count(String companyId, int upTo);
}
