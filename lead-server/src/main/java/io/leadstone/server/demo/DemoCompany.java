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
 * Creates the demo data: leads with a history of the ninety days before today. Each run creates the same leads, so
 * the figures are the same on every day.
 *
 * @param management the use cases over the store to fill; they use {@code clock}
 * @param today the day after the last day of the demo
 */
public record DemoCompany(LeadManagement management, DemoClock clock, CompanyId company, LocalDate today) {

    /** Number of days that the demo covers. */
    public static final int DAYS = 90;

    private static final int LEADS = 300;
    private static final long SEED = 20_250_901L;

    /** The numbers of stored items after loading. */
    public record Loaded(long leads, long deletedLeads, long conversations) {}

    /** Returns the first day of the demo. */
    public LocalDate firstDay() {
        return today.minusDays(DAYS);
    }

    /** Returns true if the company has no lead, not even a deleted one. */
    public boolean isEmpty() {
        Loaded found = count();
        return found.leads + found.deletedLeads == 0;
    }

    /** Creates all demo data. */
    public Loaded load() {
        Random random = new Random(SEED);
        DemoPeople people = new DemoPeople(random);
        Instant start = firstDay().atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end = today.atStartOfDay(ZoneOffset.UTC).toInstant().minusMillis(1);
        DemoSchedule schedule = new DemoSchedule(end);
        for (int number = 1; number <= LEADS; number++) {
            int lead = number;
            Instant at = start.plus(Duration.ofMinutes(creationMinute(random)));
            schedule.add(at, () -> createLead(lead, people, schedule));
        }
        schedule.run(clock);
        return count();
    }

    private void createLead(int number, DemoPeople people, DemoSchedule schedule) {
        DemoSource source = DemoSource.pick(people.random());
        LeadId id = management
                .leads()
                .create(caller(), new CreateLeadCommand(people.draft(number, source)))
                .lead()
                .id();
        new DemoLeadHistory(management, caller(), schedule, people, id, source).start(clock.instant());
    }

    /**
     * Returns the minute at which a lead is created. Later minutes are more frequent, so that the business grows.
     */
    private static int creationMinute(Random random) {
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
