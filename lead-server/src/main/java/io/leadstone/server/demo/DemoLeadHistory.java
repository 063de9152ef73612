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

/** The simulated history of one lead after its creation. */
record DemoLeadHistory(
        LeadManagement management,
        Caller sales,
        DemoSchedule schedule,
        DemoPeople people,
        LeadId lead,
        DemoSource source) {

    /** Leads per thousand that reach this stage from the previous one: for the worst source and for the best. */
    private static final int[] CONTACTED = {620, 960};

    private static final int[] QUALIFIED = {280, 850};
    private static final int[] CONVERTED = {180, 820};

    void start(Instant created) {
        if (people.chance(4)) {
            schedule.add(after(created, 1, 48), this::deleteAsSpam);
            return;
        }
        scheduleConversation(created);
        if (people.chance(5)) {
            schedule.add(after(created, 100, 900), this::withdrawMarketing);
        }
        if (happens(CONTACTED)) {
            Instant at = after(created, 1, 60);
            schedule.add(at, () -> contacted(at));
        } else if (people.chance(30)) {
            schedule.add(after(created, 200, 600), this::markLost);
        }
    }

    private void contacted(Instant now) {
        changeStatus(LeadStatus.CONTACTED);
        if (happens(QUALIFIED)) {
            Instant at = after(now, 20, 260);
            schedule.add(at, () -> qualified(at));
        } else if (people.chance(60)) {
            schedule.add(after(now, 72, 500), this::markLost);
        }
    }

    private void qualified(Instant now) {
        changeStatus(LeadStatus.QUALIFIED);
        if (people.chance(45)) {
            scheduleConversation(now);
        }
        if (happens(CONVERTED)) {
            schedule.add(after(now, 24, 480), () -> changeStatus(LeadStatus.CONVERTED));
        } else if (people.chance(55)) {
            schedule.add(after(now, 72, 500), this::markLost);
        }
    }

    private void scheduleConversation(Instant now) {
        if (source.happens(random(), 400, 850)) {
            Instant at = after(now, 0, 30);
            schedule.add(at, () -> openConversation(at));
        }
    }

    private void openConversation(Instant now) {
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
        for (int number = 0; number < reports; number++) {
            schedule.add(now.plus(Duration.ofMinutes(1 + random().nextInt(240))), () -> reportActivity(conversation));
        }
        if (people.chance(5)) {
            schedule.add(
                    after(now, 24, 200),
                    () -> management.conversations().delete(sales, conversation, Optional.empty()));
        }
    }

    private void reportActivity(ConversationId conversation) {
        int halfPoints = source.happens(random(), 250, 700) ? 8 + random().nextInt(3) : 4 + random().nextInt(5);
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

    private void markLost() {
        update(UpdateLeadCommand.of(lead, f -> f.status(LeadStatus.LOST).lostReason(people.lostReason())));
    }

    private void changeStatus(LeadStatus status) {
        update(UpdateLeadCommand.of(lead, f -> f.status(status)));
    }

    private void update(UpdateLeadCommand change) {
        management.leads().update(sales, change);
    }

    private boolean happens(int[] perThousand) {
        return source.happens(random(), perThousand[0], perThousand[1]);
    }

    private Instant after(Instant start, int minHours, int maxHours) {
        int minutes = minHours * 60 + random().nextInt((maxHours - minHours) * 60);
        return start.plus(Duration.ofMinutes(minutes));
    }

    private Random random() {
        return people.random();
    }
}
