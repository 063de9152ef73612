package io.leadstone.server.demo;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.query.ConversationQuery;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;

/**
 * The demo's leads: the same on every run, on the ninety days before the one on which it runs, so that its figures are the same on every
 * day.
 *
 * @param management over the store to fill, told the time by {@code clock}
 * @param today the day after the last of the demo
 */
public record DemoCompany(LeadManagement management, DemoClock clock, CompanyId company, LocalDate today) {

    /** How many days the demo tells of. */
    public static final int DAYS = 90;

    private static final int LEADS = 300;
    private static final long SEED = 20_250_901L;

    /** What is there after loading. */
    public record Loaded(long leads, long deletedLeads, long conversations) {}

    /** The first day of the demo. */
    public LocalDate firstDay() {
        return today.minusDays(DAYS);
    }

    /** Whether the company has no lead, deleted ones included. */
    public boolean isEmpty() {
        Loaded found = count();
        return found.leads + found.deletedLeads == 0;
    }

    /** Lets the ninety days happen. */
    public Loaded load() {
        Random random = new Random(SEED);
        DemoPeople people = new DemoPeople(random);
        Instant start = firstDay().atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end = today.atStartOfDay(ZoneOffset.UTC).toInstant().minusMillis(1);
        DemoAgenda agenda = new DemoAgenda(end);
        for (int number = 1; number <= LEADS; number++) {
            int lead = number;
            Instant at = start.plus(Duration.ofMinutes(minuteOfArrival(random)));
            agenda.add(at, () -> arrive(lead, people, agenda));
        }
        agenda.play(clock);
        return count();
    }

    private void arrive(int number, DemoPeople people, DemoAgenda agenda) {
        DemoSource source = DemoSource.pick(people.random());
        LeadId id = management
                .leads()
                .create(caller(), new CreateLeadCommand(people.draft(number, source)))
                .lead()
                .id();
        new DemoLife(management, caller(), agenda, people, id, source).begin(clock.instant());
    }

    /** Business grows: the later of two picks comes more often. */
    private static int minuteOfArrival(Random random) {
        int minutes = (int) Duration.ofDays(DAYS).toMinutes();
        int one = random.nextInt(minutes);
        return random.nextInt(3) == 0 ? Math.max(one, random.nextInt(minutes)) : one;
    }

    private Loaded count() {
        PageRequest one = PageRequest.page(1, 1);
        return new Loaded(
                management.leads().list(caller(), LeadQuery.ALL, one).total(),
                management.leads().listDeleted(caller(), one).total(),
                management
                        .conversations()
                        .list(caller(), ConversationQuery.ALL, one)
                        .total());
    }

    private Caller caller() {
        return Caller.member(company, "demo", Scope.READ, Scope.WRITE);
    }
}
