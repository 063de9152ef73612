package io.leadstone.testkit;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * A host that tests with the in-memory store, without JUnit and AssertJ. {@link TestLibrariesTest} loads it. It returns
 * the instant at which its lead was created.
 */
public final class HostWithoutJUnit implements Supplier<Instant> {

    @Override
    public Instant get() {
        LeadManagement management = LeadManagement.builder()
                .store(new InMemoryLeadStore())
                .clock(new SettableClock())
                .ids(new SequentialLeadIds())
                .build();
        Caller caller = Caller.member(new CompanyId("acme"), "test", Scope.READ, Scope.WRITE);
        CreateLeadCommand command = new CreateLeadCommand(
                SampleLeads.draft("jordan@example.com").source("fair").build());
        LeadSnapshot lead = management.leads().create(caller, command).lead();
        return management.leads().get(caller, lead.id()).createdAt();
    }
}
