package io.leadstone.application.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.AccessDeniedException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallerTest {

    private static final CompanyId ACME = new CompanyId("acme");
    private static final LeadId OWN = new LeadId(UUID.fromString("01990000-0000-7000-8000-000000000001"));
    private static final LeadId OTHER = new LeadId(UUID.fromString("01990000-0000-7000-8000-000000000002"));

    @ParameterizedTest
    @EnumSource(Scope.class)
    void a_scope_includes_no_other_scope(Scope scope) {
        Caller caller = Caller.member(ACME, "key", scope);

        assertThatCode(() -> caller.require(scope)).doesNotThrowAnyException();
        for (Scope other : EnumSet.complementOf(EnumSet.of(scope))) {
            assertThatThrownBy(() -> caller.require(other))
                    .isInstanceOf(AccessDeniedException.class)
                    .hasMessage("the scope " + other.code() + " is required");
        }
    }

    @Test
    void a_widget_session_reads_only_its_session_lead_id() {
        Caller visitor = Caller.lead(ACME, session(OWN));

        assertThatCode(() -> visitor.requireReadOf(OWN)).doesNotThrowAnyException();
        assertThatThrownBy(() -> visitor.requireReadOf(OTHER)).isInstanceOf(AccessDeniedException.class);
        for (Scope scope : Scope.values()) {
            assertThatThrownBy(() -> visitor.require(scope)).isInstanceOf(AccessDeniedException.class);
        }
    }

    @Test
    void scopes_of_a_lead_are_ignored() {
        Caller caller = new Caller(ACME, "lead", EnumSet.allOf(Scope.class), Role.LEAD, Optional.of(session(OWN)));

        assertThatThrownBy(() -> caller.require(Scope.READ)).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void only_a_lead_has_a_session() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Caller(ACME, "lead", Set.of(), Role.LEAD, Optional.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Caller(ACME, "key", Set.of(), Role.MEMBER, Optional.of(session(OWN))));
        assertThatIllegalArgumentException().isThrownBy(() -> Caller.member(ACME, " "));
        assertThatIllegalArgumentException().isThrownBy(() -> Caller.member(ACME, "a\u0000"));
    }

    private static LeadSession session(LeadId id) {
        return new LeadSession(id, "s", new AgentId("bot"));
    }
}
