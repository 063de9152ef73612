package io.leadstone.adapter.micrometer;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;

/** Measured use cases over a measured store in memory, and the meters that they wrote. */
record MeteredLeads(MeterRegistry registry, LeadStore store, LeadManagement management) {

    static final Caller ALICE = Caller.member(new CompanyId("acme"), "alice", Scope.values());

    static MeteredLeads of(LeadStore raw) {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        return of(registry, LeadstoneMetrics.of(registry), raw);
    }

    static MeteredLeads of() {
        return of(new InMemoryLeadStore());
    }

    static MeteredLeads of(MeterRegistry registry, LeadstoneMetrics metrics, LeadStore raw) {
        LeadStore store = metrics.measure(raw);
        return new MeteredLeads(
                registry,
                store,
                LeadManagement.builder().store(store).decorateUseCases(metrics).build());
    }

    LeadSnapshot create(Caller caller, String email) {
        LeadFields fields = LeadFields.of("Jordan", "Lee", email).build();
        return management.leads().create(caller, new CreateLeadCommand(fields)).lead();
    }

    /** Returns the number of calls that the timer with these labels has counted. */
    long calls(LeadstoneMeter meter, String... labels) {
        Timer timer = registry.find(meter.meterName()).tags(labels).timer();
        return timer == null ? 0 : timer.count();
    }

    /** Returns the value of the counter with these labels. */
    double count(LeadstoneMeter meter, String... labels) {
        Counter counter = registry.find(meter.meterName()).tags(labels).counter();
        return counter == null ? 0 : counter.count();
    }

    /** Returns the names and labels of all meters. */
    List<String> ids() {
        return registry.getMeters().stream()
                .map(Meter::getId)
                .map(Meter.Id::toString)
                .toList();
    }
}
