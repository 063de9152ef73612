package io.leadstone.adapter.micrometer;

import static io.leadstone.adapter.micrometer.LeadstoneMeter.COUNT_TRUNCATED;
import static io.leadstone.adapter.micrometer.LeadstoneMeter.REGISTRATION_HELD;
import static io.leadstone.adapter.micrometer.LeadstoneMeter.REGISTRATION_REFUSED;
import static io.leadstone.adapter.micrometer.LeadstoneMeter.USE_CASE;
import static io.leadstone.adapter.micrometer.MeteredLeads.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.agent.PutAgentCommand;
import io.leadstone.application.port.in.lead.GetLead;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.Leads;
import io.leadstone.application.port.in.lead.RegisterLeadCommand;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.query.TotalCount;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.UnknownAgentException;
import io.leadstone.domain.submission.FormSignals;
import io.leadstone.domain.submission.SubmissionEvidence;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The meters of use cases. */
class UseCaseMetricsTest {

    private final MeteredLeads leads = MeteredLeads.of();

    @Test
    void a_use_case_is_measured_by_name_and_outcome() {
        LeadId id = leads.create(ALICE, "jordan@example.com").id();
        leads.management().leads().get(ALICE, id);
        leads.management().leads().get(ALICE, id);

        assertThat(leads.calls(USE_CASE, "use.case", "CreateLead", "outcome", "success"))
                .isEqualTo(1);
        assertThat(leads.calls(USE_CASE, "use.case", "GetLead", "outcome", "success"))
                .isEqualTo(2);
    }

    @Test
    void a_failure_is_measured_by_its_code_and_thrown_unchanged() {
        LeadId unknown = new LeadId(UUID.fromString("01890000-0000-7000-8000-00000000abcd"));

        assertThatExceptionOfType(LeadNotFoundException.class)
                .isThrownBy(() -> leads.management().leads().get(ALICE, unknown));

        assertThat(leads.calls(USE_CASE, "use.case", "GetLead", "outcome", "LEAD_NOT_FOUND"))
                .isEqualTo(1);
    }

    @Test
    void an_unexpected_exception_has_the_outcome_error() {
        GetLead broken = (caller, id) -> {
            throw new IllegalStateException("broken");
        };
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        GetLead measured = LeadstoneMetrics.of(registry).decorate(GetLead.class, broken);

        assertThatIllegalStateException()
                .isThrownBy(() -> measured.get(ALICE, new LeadId(UUID.randomUUID())))
                .withMessage("broken");

        assertThat(registry.get("leadstone.use.case")
                        .tags("use.case", "GetLead", "outcome", "error")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void no_label_has_a_company_or_personal_data() {
        leads.create(ALICE, "jordan@example.com");
        leads.management().leads().list(ALICE, LeadQuery.ALL, PageRequest.FIRST);

        assertThat(leads.ids())
                .hasSizeGreaterThan(3)
                .noneMatch(id -> id.contains("acme") || id.contains("jordan") || id.contains("alice"));
    }

    @Test
    void a_count_that_stopped_at_its_bound_is_counted() {
        for (int i = 0; i < 3; i++) {
            leads.create(ALICE, "lead" + i + "@example.com");
        }
        leads.management().leads().list(ALICE, LeadQuery.ALL, PageRequest.FIRST.countingTo(3));
        assertThat(leads.count(COUNT_TRUNCATED, "use.case", "ListLeads")).isZero();

        leads.management().leads().list(ALICE, LeadQuery.ALL, PageRequest.FIRST.countingTo(2));
        assertThat(leads.count(COUNT_TRUNCATED, "use.case", "ListLeads")).isEqualTo(1);
    }

    @Test
    void a_list_without_a_total_is_not_a_truncated_count() {
        for (int i = 0; i < 3; i++) {
            leads.create(ALICE, "lead" + i + "@example.com");
        }
        PageRequest first = PageRequest.page(1, 2).withTotal(TotalCount.NONE);

        assertThat(leads.management().leads().list(ALICE, LeadQuery.ALL, first).totalIsExact())
                .isFalse();

        assertThat(leads.count(COUNT_TRUNCATED, "use.case", "ListLeads")).isZero();
    }

    @Test
    void a_refused_registration_is_counted_by_reason() {
        assertThatExceptionOfType(UnknownAgentException.class).isThrownBy(() -> register("bot", "jordan@example.com"));
        leads.management().agents().put(ALICE, new PutAgentCommand("bot", Optional.empty(), List.of()));
        assertThatExceptionOfType(InvalidCommandException.class).isThrownBy(() -> register("bot", "no address"));
        register("bot", "jordan@example.com");

        assertThat(leads.count(REGISTRATION_REFUSED, "reason", "UNKNOWN_AGENT", "field", "none"))
                .isEqualTo(1);
        assertThat(leads.count(REGISTRATION_REFUSED, "reason", "VALIDATION_FAILED", "field", "email"))
                .isEqualTo(1);
        assertThat(leads.registry().get("leadstone.registration.refused").counters())
                .hasSize(2);
    }

    @Test
    void a_held_registration_is_counted() {
        leads.management().agents().put(ALICE, new PutAgentCommand("bot", Optional.empty(), List.of()));
        register("bot", "jordan@example.com");
        assertThat(leads.registry().find("leadstone.registration.held").counter())
                .isNull();

        leads.management()
                .leads()
                .register(new RegisterLeadCommand(
                        "bot",
                        LeadFields.of("Jordan", "Lee", "jordan@example.com").build(),
                        SubmissionEvidence.NONE,
                        new FormSignals(Optional.of("https://spam.example"), Optional.empty())));

        assertThat(leads.count(REGISTRATION_HELD)).isEqualTo(1);
    }

    @Test
    void a_position_that_the_visitor_chose_is_in_no_label() {
        LeadFields fields = LeadFields.of("Jordan", "Lee", "jordan@example.com")
                .tags(List.of("vip", "x".repeat(200)))
                .build();

        assertThatExceptionOfType(InvalidCommandException.class)
                .isThrownBy(() -> leads.management().leads().register(new RegisterLeadCommand("bot", fields)));

        assertThat(leads.count(REGISTRATION_REFUSED, "reason", "VALIDATION_FAILED", "field", "tags"))
                .isEqualTo(1);
    }

    @Test
    void the_company_is_a_label_with_a_bound_if_asked_for() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        MeteredLeads labelled = MeteredLeads.of(
                registry, LeadstoneMetrics.builder(registry).companyLabel(2).build(), new InMemoryLeadStore());
        for (String company : List.of("acme", "globex", "initech", "umbrella", "acme")) {
            Caller caller = Caller.member(new CompanyId(company), "alice", Scope.values());
            labelled.management().leads().list(caller, LeadQuery.ALL, PageRequest.FIRST);
        }
        labelled.management().health().check();

        assertThat(labelled.calls(USE_CASE, "use.case", "ListLeads", "company", "acme"))
                .isEqualTo(2);
        assertThat(labelled.calls(USE_CASE, "use.case", "ListLeads", "company", "globex"))
                .isEqualTo(1);
        assertThat(labelled.calls(USE_CASE, "use.case", "ListLeads", "company", "other"))
                .isEqualTo(2);
        assertThat(labelled.calls(USE_CASE, "use.case", "CheckHealth", "company", "none"))
                .isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeadstoneMetrics.builder(registry).companyLabel(0));
    }

    @Test
    void a_registry_that_fails_changes_no_result() {
        MeterRegistry broken = new SimpleMeterRegistry();
        broken.config().meterFilter(MeterFilter.deny(id -> {
            throw new IllegalArgumentException("no such meter");
        }));
        MeteredLeads measured = MeteredLeads.of(broken, LeadstoneMetrics.of(broken), new InMemoryLeadStore());

        LeadId id = measured.create(ALICE, "jordan@example.com").id();

        assertThat(measured.management().leads().get(ALICE, id).id()).isEqualTo(id);
    }

    @Test
    void decorated_use_cases_are_equal_to_themselves_only() {
        Leads measured = leads.management().leads();

        assertThat(Set.of(measured)).contains(leads.management().leads());
        assertThat(measured).isNotEqualTo(MeteredLeads.of().management().leads());
        assertThat(measured.toString()).startsWith("measured ");
    }

    private void register(String agent, String email) {
        leads.management()
                .leads()
                .register(new RegisterLeadCommand(
                        agent, LeadFields.of("Jordan", "Lee", email).build()));
    }
}
