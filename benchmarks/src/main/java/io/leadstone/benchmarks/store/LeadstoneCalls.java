package io.leadstone.benchmarks.store;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.application.port.in.report.ReportQuery;
import io.leadstone.application.query.Cursor;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.PhoneNumber;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

/** Calls {@link LeadManagement}, as a host does. */
final class LeadstoneCalls implements LeadCalls {

    private static final Caller CALLER = Caller.member(Population.COMPANY, "benchmark", Scope.values());
    private static final Duration LAST_DAYS = Duration.ofDays(29);

    private final LeadManagement management;
    private final Picks picks;
    private final ReportQuery report;
    private final List<PlainRow> people = PlainRow.pool();

    LeadstoneCalls(LeadManagement management, Picks picks) {
        this.management = management;
        this.picks = picks;
        this.report = ReportQuery.between(
                Population.END
                        .minus(LAST_DAYS)
                        .atOffset(ZoneOffset.UTC)
                        .toLocalDate()
                        .toString(),
                Population.END.atOffset(ZoneOffset.UTC).toLocalDate().toString());
    }

    @Override
    public Object create() {
        long number = picks.newLead();
        LeadDetails person = people.get(Math.floorMod(number, PlainRow.POOL)).details();
        LeadFields draft = LeadFields.of(
                        person.firstName().orElseThrow(),
                        person.lastName().orElseThrow(),
                        "n" + number + "-" + person.email().orElseThrow().value())
                .phone(person.phone().map(PhoneNumber::typed).orElse("+14155552671"))
                .company(person.company().orElse("Acme"))
                .source(person.source().orElseThrow())
                .notes(person.notes().orElseThrow())
                .tags(person.tags())
                .metadata(person.metadata().json())
                .build();
        return management.leads().create(CALLER, new CreateLeadCommand(draft));
    }

    @Override
    public Object get() {
        return management.leads().get(CALLER, picks.population().id(picks.lead()));
    }

    @Override
    public Object update() {
        UpdateLeadCommand command = UpdateLeadCommand.of(
                picks.population().id(picks.lead()), f -> f.notes("Called back at " + System.nanoTime()));
        return management.leads().update(CALLER, command);
    }

    @Override
    public Object page() {
        long number = picks.lead();
        Cursor cursor = new Cursor(
                LeadSort.NEWEST.code(),
                List.of(
                        picks.population().createdAt(number).toString(),
                        picks.population().id(number).toString()));
        return management.leads().list(CALLER, LeadQuery.ALL, PageRequest.after(cursor, PageRequest.DEFAULT_PER_PAGE));
    }

    @Override
    public Object searchName() {
        return search(picks.name());
    }

    @Override
    public Object searchMistyped() {
        return search(picks.mistypedName());
    }

    @Override
    public Object searchFrequent() {
        return search(People.FREQUENT);
    }

    @Override
    public Object report() {
        return management.reports().funnel(CALLER, report);
    }

    private Object search(String text) {
        LeadQuery query =
                LeadQuery.builder().search(text).sort(LeadSort.RELEVANCE).build();
        return management.leads().list(CALLER, query, PageRequest.FIRST);
    }
}
