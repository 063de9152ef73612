package io.leadstone.testkit.contract.agent;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertSame;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.port.in.agent.PutAgentCommand;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.RegisterLead;
import io.leadstone.application.port.in.lead.RegisterLeadCommand;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.failure.UnknownAgentException;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.ConsentState;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules for leads that an agent registers. */
public interface RegistrationContract extends StoreUnderTest {

    @Test
    default void a_registration_belongs_to_the_company_of_its_agent() {
        ManagedStore acme = new ManagedStore(this);
        acme.management().agents().put(ALICE, new PutAgentCommand("bot", Optional.empty(), List.of()));

        RegisterLead.Result registered =
                register(acme, "bot", SampleLeads.draft("jordan@example.com").build());

        assertThat(registered.created()).isTrue();
        assertThat(registered.lead().companyId()).isEqualTo(ACME);
        assertThat(registered.lead().details().agent()).contains(new AgentId("bot"));
        assertSame("leads.get", registered.lead(), acme.get(registered.lead().id()));
        assertThat(acme.history(registered.lead().id()).get(0).actor()).isEqualTo("agent:bot");
        assertThatExceptionOfType(UnknownAgentException.class).isThrownBy(() -> register(acme, "Bot", richer()));
    }

    @Test
    default void a_second_registration_keeps_existing_fields_and_consents() {
        ManagedStore acme = new ManagedStore(this);
        acme.management().agents().put(ALICE, new PutAgentCommand("bot", Optional.empty(), List.of()));
        LeadSnapshot jordan = acme.create(
                SampleLeads.draft("jordan@example.com").notes("Mine.").build());
        acme.record(jordan.id(), ConsentPurpose.MARKETING, false);

        RegisterLead.Result again = register(acme, "bot", richer());

        assertThat(again.created()).isFalse();
        assertSame("leads.get", again.lead(), acme.get(jordan.id()));
        assertThat(again.lead().details().notes()).contains("Mine.");
        assertThat(again.lead().details().company()).contains("Acme");
        assertThat(again.lead().consents().marketing()).isEqualTo(ConsentState.WITHDRAWN);
        assertThat(acme.consents(jordan.id())).hasSize(1);
    }

    @Test
    default void a_registration_with_only_a_phone_always_makes_a_lead() {
        ManagedStore acme = new ManagedStore(this);
        acme.management().agents().put(ALICE, new PutAgentCommand("bot", Optional.empty(), List.of()));
        LeadFields phoneOnly =
                LeadFields.builder().firstName("Jordan").phone("555 0100").build();

        RegisterLead.Result first = register(acme, "bot", phoneOnly);
        RegisterLead.Result again = register(acme, "bot", phoneOnly);

        assertThat(first.created()).isTrue();
        assertThat(again.created()).isTrue();
        assertThat(again.lead().id()).isNotEqualTo(first.lead().id());
        assertSame("leads.get", first.lead(), acme.get(first.lead().id()));
        assertSame("leads.get", again.lead(), acme.get(again.lead().id()));
    }

    private static RegisterLead.Result register(ManagedStore acme, String agent, LeadFields draft) {
        return acme.management().leads().register(new RegisterLeadCommand(agent, draft));
    }

    private static LeadFields richer() {
        return LeadFields.of("Jo", "Lee", "JORDAN@example.com")
                .company("Acme")
                .notes("Theirs.")
                .tags(List.of("new"))
                .consentMarketing(true)
                .build();
    }
}
