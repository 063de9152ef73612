package io.leadstone.adapter.rest.agent;

import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.domain.agent.Agent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON representation of an agent. */
public record AgentResponse(
        String agentId,
        String companyId,
        @Nullable String name,
        List<String> allowedOrigins,
        @Nullable String honeypot,
        boolean doubleOptIn,
        Instant createdAt,
        Instant updatedAt,
        long version)
        implements JsonResponse {

    public AgentResponse {
        allowedOrigins = List.copyOf(allowedOrigins);
    }

    static AgentResponse of(Agent agent) {
        return new AgentResponse(
                agent.id().value(),
                agent.companyId().value(),
                agent.name().orElse(null),
                agent.allowedOrigins(),
                agent.honeypot().orElse(null),
                agent.doubleOptIn(),
                agent.createdAt(),
                agent.updatedAt(),
                agent.version());
    }

    @Override
    public String toString() {
        return "AgentResponse[agentId=" + agentId + ", version=" + version + "]";
    }
}
