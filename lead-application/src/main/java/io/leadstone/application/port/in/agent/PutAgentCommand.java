package io.leadstone.application.port.in.agent;

import io.leadstone.application.constraint.Text;
import io.leadstone.application.constraint.TextLength;
import io.leadstone.application.constraint.TextRule;
import io.leadstone.application.port.in.Texts;
import io.leadstone.application.port.in.VersionCondition;
import io.leadstone.domain.agent.Agent;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/**
 * The values of an agent to store; see {@link Agent}. Duplicate origins are removed.
 *
 * @param condition the required version of the agent that the write replaces
 * @param sentBack the read-only values that the caller sends back
 */
public record PutAgentCommand(
        @NotBlank @Text(TextRule.OPAQUE_ID) String agentId,
        Optional<@TextLength(max = Agent.MAX_NAME) @Text({TextRule.NOT_EMPTY, TextRule.SINGLE_LINE}) String> name,
        @Size(max = Agent.MAX_ORIGINS) List<@Text(TextRule.ORIGIN) String> allowedOrigins,
        Optional<@Text(TextRule.HONEYPOT) String> honeypot,
        boolean doubleOptIn,
        VersionCondition condition,
        AgentComparison sentBack) {

    public PutAgentCommand {
        name = Texts.normalized(name);
        allowedOrigins = Texts.distinct(allowedOrigins, Agent.MAX_ORIGINS);
    }

    /** Creates a command that replaces any agent of that id by one without a honeypot, or creates it. */
    public PutAgentCommand(String agentId, Optional<String> name, List<String> allowedOrigins) {
        this(agentId, name, allowedOrigins, Optional.empty(), false, VersionCondition.NONE, AgentComparison.NONE);
    }

    @Override
    public String toString() {
        return "PutAgentCommand[agentId=" + agentId + "]";
    }
}
