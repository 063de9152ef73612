package io.leadstone.adapter.mybatis.agent;

import io.leadstone.adapter.mybatis.sql.LineList;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.agent.Agent;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of the directory of agents. */
public record AgentRow(
        String companyId,
        String agentId,
        @Nullable String name,
        String allowedOrigins,
        @Nullable String honeypot,
        boolean doubleOptIn,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    static AgentRow of(Agent agent) {
        return new AgentRow(
                agent.companyId().value(),
                agent.id().value(),
                agent.name().orElse(null),
                LineList.write(agent.allowedOrigins()),
                agent.honeypot().orElse(null),
                agent.doubleOptIn(),
                agent.createdAt(),
                agent.updatedAt(),
                agent.version());
    }

    Agent agent() {
        return new Agent(
                new AgentId(agentId),
                new CompanyId(companyId),
                Optional.ofNullable(name),
                LineList.read(allowedOrigins),
                Optional.ofNullable(honeypot),
                doubleOptIn,
                createdAt,
                updatedAt,
                version);
    }

    @Override
    public String toString() {
        return "AgentRow[agentId=" + agentId + ", version=" + version + "]";
    }
}
