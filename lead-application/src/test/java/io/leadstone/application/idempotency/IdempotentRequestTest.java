package io.leadstone.application.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.LeadSession;
import io.leadstone.application.access.Scope;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdempotentRequestTest {

    private static final IdempotentRequest REQUEST =
            IdempotentRequest.of(new IdempotencyKey("key-1"), "POST /conversation", "{}");

    @Test
    void a_key_belongs_to_the_widget_session() {
        String keyId = REQUEST.keyIdOf(session("s-1"));

        assertThat(keyId).isEqualTo(REQUEST.keyIdOf(session("s-1"))).isNotEqualTo(REQUEST.keyIdOf(session("s-2")));
    }

    @Test
    void a_caller_without_read_has_keys_of_its_own() {
        CompanyId acme = new CompanyId("acme");
        Caller writer = Caller.member(acme, "crm", Scope.WRITE);

        assertThat(REQUEST.keyIdOf(writer))
                .isEqualTo(REQUEST.keyIdOf(Caller.member(acme, "crm", Scope.WRITE, Scope.ADMIN)))
                .isNotEqualTo(REQUEST.keyIdOf(Caller.member(acme, "crm", Scope.READ, Scope.WRITE)))
                .isNotEqualTo(REQUEST.keyIdOf(Caller.member(acme, "writer crm", Scope.READ, Scope.WRITE)));
    }

    @Test
    void a_key_belongs_to_the_route() {
        IdempotentRequest other = new IdempotentRequest(REQUEST.key(), "POST /lead", REQUEST.contentHash());

        assertThat(other.keyIdOf(session("s-1"))).isNotEqualTo(REQUEST.keyIdOf(session("s-1")));
    }

    /** Each call has another lead id. */
    private static Caller session(String session) {
        LeadId lead = new LeadId(UUID.randomUUID());
        return Caller.lead(new CompanyId("acme"), new LeadSession(lead, session, new AgentId("bot")));
    }
}
