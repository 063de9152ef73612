package io.leadstone.adapter.mybatis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements on the directory of agents; see {@code AgentSqlMapper.xml}. */
interface AgentSqlMapper {

    /** The number of rows: 0 where the database says that way that the id is taken. */
    int insert(AgentRow agent);

    /** The number of rows: 0 where the company never had an agent of that id. */
    int update(AgentRow agent);

    /** The number of rows: 0 where the company has no agent of that id, or has removed it already. */
    int remove(String companyId, String agentId);

    @Nullable
    AgentRow find(String companyId, String agentId);

    @Nullable
    AgentRow findAnywhere(String agentId);

    List<AgentRow> list(String companyId, @Nullable String after, int limit, long offset);

    /** How many there are, counted no further than to {@code upTo}. */
    long count(String companyId, int upTo);
}
