package io.leadstone.store.json;

import io.leadstone.application.access.ApiKey;
import io.leadstone.application.access.Role;
import io.leadstone.application.access.Scope;
import io.leadstone.application.access.SecretHash;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.Coded;
import io.leadstone.domain.agent.Agent;
import java.io.IOException;
import java.util.stream.Collectors;

/** Reads and writes the JSON members of agents and API keys. */
final class AccessForm {

    private AccessForm() {}

    static void write(FormMembers members, Agent agent) throws IOException {
        members.text("id", agent.id());
        members.text("company_id", agent.companyId());
        members.text("name", agent.name());
        members.texts("allowed_origins", agent.allowedOrigins());
        members.text("honeypot", agent.honeypot());
        members.flag("double_opt_in", agent.doubleOptIn());
        members.text("created_at", agent.createdAt());
        members.text("updated_at", agent.updatedAt());
        members.number("version", agent.version());
    }

    static Agent agent(FormFields fields) {
        return new Agent(
                fields.text("id", AgentId::new),
                LeadForm.company(fields),
                fields.optionalText("name"),
                fields.texts("allowed_origins"),
                fields.optionalText("honeypot"),
                fields.optionalFlag("double_opt_in"),
                fields.instant("created_at"),
                fields.instant("updated_at"),
                fields.number("version"));
    }

    static void write(FormMembers members, RegisteredAgent registered) throws IOException {
        members.object("agent", registered.agent(), AccessForm::write);
        members.flag("removed", registered.removed());
    }

    static RegisteredAgent registered(FormFields fields) {
        return new RegisteredAgent(fields.object("agent", AccessForm::agent), fields.flag("removed"));
    }

    static void write(FormMembers members, ApiKey key) throws IOException {
        members.text("id", key.id());
        members.text("company_id", key.companyId());
        members.text("name", key.name());
        members.texts("scopes", key.scopes().stream().sorted().map(Scope::code).toList());
        members.text("role", key.role().code());
        members.text("secret_hash", key.secretHash().value());
        members.text("created_at", key.createdAt());
        members.text("revoked_at", key.revokedAt());
    }

    static ApiKey apiKey(FormFields fields) {
        return new ApiKey(
                fields.text("id"),
                LeadForm.company(fields),
                fields.text("name"),
                fields.texts("scopes").stream()
                        .map(code -> Coded.parse(Scope.class, code))
                        .collect(Collectors.toSet()),
                fields.code("role", Role.class),
                fields.text("secret_hash", SecretHash::new),
                fields.instant("created_at"),
                fields.optionalInstant("revoked_at"));
    }
}
