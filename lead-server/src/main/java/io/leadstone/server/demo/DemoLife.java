package io.leadstone.server.demo;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.port.in.conversation.OpenConversationCommand;
import io.leadstone.application.port.in.conversation.RecordActivityCommand;
import io.leadstone.application.port.in.lead.RecordConsentCommand;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.lead.ConsentPurpose;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/** What becomes of one lead, from the moment it is there. */
record DemoLife(
        LeadManagement management, Caller sales, DemoAgenda agenda, DemoPeople people, LeadId lead, DemoSource source) {

    /** Of so many of a thousand who reach a stage so many reach the next, from the worst source to the best. */
    private static final int[] CONTACTED = {620, 960};

    private static final int[] QUALIFIED = {280, 850};
    private static final int[] CONVERTED = {180, 820};

    void begin(Instant created) {
        if (people.chance(4)) {
            agenda.add(after(created, 1, 48), this::deleteAsSpam);
            return;
        }
        talk(created);
        if (people.chance(5)) {
            agenda.add(after(created, 100, 900), this::withdrawMarketing);
        }
        if (passes(CONTACTED)) {
            Instant at = after(created, 1, 60);
            agenda.add(at, () -> contacted(at));
        } else if (people.chance(30)) {
            agenda.add(after(created, 200, 600), this::lose);
        }
    }

    private void contacted(Instant now) {
        move(LeadStatus.CONTACTED);
        if (passes(QUALIFIED)) {
            Instant at = after(now, 20, 260);
            agenda.add(at, () -> qualified(at));
        } else if (people.chance(60)) {
            agenda.add(after(now, 72, 500), this::lose);
        }
    }

    private void qualified(Instant now) {
        move(LeadStatus.QUALIFIED);
        if (people.chance(45)) {
            talk(now);
        }
        if (passes(CONVERTED)) {
            agenda.add(after(now, 24, 480), () -> move(LeadStatus.CONVERTED));
        } else if (people.chance(55)) {
            agenda.add(after(now, 72, 500), this::lose);
        }
    }

    private void talk(Instant now) {
        if (source.passes(random(), 400, 850)) {
            Instant at = after(now, 0, 30);
            agenda.add(at, () -> open(at));
        }
    }

    private void open(Instant now) {
        ConversationId conversation = management
                .conversations()
                .open(
                        sales,
                        new OpenConversationCommand(
                                "shop-widget",
                                Optional.of(lead),
                                Optional.of(people.topic()),
                                Optional.of("{\"lead_id\":\"" + lead + "\"}"),
                                Optional.empty()))
                .id();
        int reports = 1 + random().nextInt(4);
        for (int report = 0; report < reports; report++) {
            agenda.add(now.plus(Duration.ofMinutes(1 + random().nextInt(240))), () -> report(conversation));
        }
        if (people.chance(5)) {
            agenda.add(
                    after(now, 24, 200),
                    () -> management.conversations().delete(sales, conversation, Optional.empty()));
        }
    }

    private void report(ConversationId conversation) {
        int halfPoints = source.passes(random(), 250, 700) ? 8 + random().nextInt(3) : 4 + random().nextInt(5);
        Optional<BigDecimal> rating =
                people.chance(35) ? Optional.of(BigDecimal.valueOf(halfPoints * 5L, 1)) : Optional.empty();
        management
                .conversations()
                .recordActivity(
                        sales,
                        new RecordActivityCommand(
                                conversation, Optional.of(2 + random().nextInt(11)), rating, Optional.empty()));
    }

    private void withdrawMarketing() {
        management
                .leads()
                .recordConsent(
                        sales,
                        new RecordConsentCommand(
                                lead,
                                ConsentPurpose.MARKETING.code(),
                                Optional.of(false),
                                Optional.of("unsubscribe-link"),
                                Optional.empty(),
                                Optional.empty()));
    }

    private void deleteAsSpam() {
        management.leads().delete(sales, lead, Optional.empty());
    }

    private void lose() {
        update(UpdateLeadCommand.of(lead, f -> f.status(LeadStatus.LOST).lostReason(people.loss())));
    }

    private void move(LeadStatus status) {
        update(UpdateLeadCommand.of(lead, f -> f.status(status)));
    }

    private void update(UpdateLeadCommand change) {
        management.leads().update(sales, change);
    }

    private boolean passes(int[] ofThousand) {
        return source.passes(random(), ofThousand[0], ofThousand[1]);
    }

    private Instant after(Instant start, int leastHours, int mostHours) {
        int minutes = leastHours * 60 + random().nextInt((mostHours - leastHours) * 60);
        return start.plus(Duration.ofMinutes(minutes));
    }

    private Random random() {
        return people.random();
    }
}
