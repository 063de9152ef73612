package io.leadstone.application.port.in;

import io.leadstone.application.constraint.OpaqueIdShape;
import io.leadstone.application.constraint.OriginShape;
import io.leadstone.application.constraint.SingleLine;
import io.leadstone.domain.Agent;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/** The agent as it shall be from now on; see {@link Agent}. The same origin twice counts once. */
public record PutAgentCommand(
        @NotBlank @OpaqueIdShape String agentId,
        Optional<@Size(max = Agent.MAX_NAME) @SingleLine String> name,
        @Size(max = Agent.MAX_ORIGINS) List<@OriginShape String> allowedOrigins) {

    public PutAgentCommand {
        name = Texts.stripped(name);
        allowedOrigins = Texts.distinct(allowedOrigins, Agent.MAX_ORIGINS);
    }
}
