package io.leadstone.testkit.contract.report;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.conversation.OpenConversationCommand;
import io.leadstone.application.port.in.conversation.RecordActivityCommand;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.DuplicatePolicy;
import io.leadstone.application.port.in.lead.LeadFieldsBuilder;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.LeadLifecycle;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SettableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A random history of one company's leads over some weeks, made through the use cases. The same seed gives the same
 * history.
 */
final class RandomHistory {

    private static final List<String> SOURCES = List.of(
            "web",
            "Web",
            "wéb",
            "we\u0301b",
            "import",
            "fair 2025",
            "～",
            "🦊",
            "_",
            "%",
            "ads",
            "ads/2",
            "referral",
            "Z");

    private final LeadManagement management;
    private final SettableClock clock;
    private final Random random;
    private final Caller caller;
    private final List<LeadSnapshot> live = new ArrayList<>();
    private final List<LeadSnapshot> deleted = new ArrayList<>();
    private final List<ConversationSnapshot> conversations = new ArrayList<>();
    private final List<ConversationSnapshot> deletedConversations = new ArrayList<>();
    /** The last engagement of each lead as it was requested. It does not depend on the stored values. */
    private final Map<LeadId, Instant> engaged = new HashMap<>();

    RandomHistory(LeadManagement management, SettableClock clock, long seed) {
        this.management = management;
        this.clock = clock;
        this.random = new Random(seed);
        this.caller = Caller.member(new CompanyId("company-" + seed), "alice", Scope.values());
    }

    /** Returns the caller, who belongs to the company. */
    Caller caller() {
        return caller;
    }

    /** Returns the live leads of the company, as the use cases returned them last. */
    List<LeadSnapshot> leads() {
        return live;
    }

    /** Returns the live conversations of the company, as the use cases returned them last. */
    List<ConversationSnapshot> conversations() {
        return conversations;
    }

    /** Returns the last engagement of the lead, or empty if there was none. */
    Optional<Instant> engagedAt(LeadId lead) {
        return Optional.ofNullable(engaged.get(lead));
    }

    /**
     * Returns an instant for an end of a range: the creation of a random lead, or one millisecond before or after it.
     */
    Instant randomInstant() {
        Instant base = live.isEmpty() ? clock.instant() : randomOf(live).createdAt();
        return base.plusMillis(random.nextInt(3) - 1L);
    }

    /** Runs {@code steps} random operations. */
    void run(int steps) {
        for (int i = 0; i < steps; i++) {
            clock.advance(pause());
            step(random.nextInt(20));
        }
    }

    private Duration pause() {
        return random.nextInt(3) == 0 ? Duration.ofMillis(random.nextInt(3)) : Duration.ofMinutes(random.nextInt(2000));
    }

    private void step(int which) {
        if (live.isEmpty() || which < 6) {
            create();
        } else if (which < 10) {
            move();
        } else if (which < 12) {
            replace(live, UpdateLeadCommand.of(randomOf(live).id(), f -> f.consentMarketing(random.nextBoolean())));
        } else if (which == 12) {
            replace(live, UpdateLeadCommand.of(randomOf(live).id(), this::changePhone));
        } else if (which == 13) {
            LeadSnapshot removed = live.remove(random.nextInt(live.size()));
            deleted.add(management.leads().delete(caller, removed.id(), Optional.empty()));
        } else if (which == 14 && !deleted.isEmpty()) {
            LeadSnapshot restored = deleted.remove(random.nextInt(deleted.size()));
            live.add(management.leads().restore(caller, restored.id(), Optional.empty()));
        } else if (which == 15 && !visible(conversations).isEmpty()) {
            ConversationSnapshot removed = randomOf(visible(conversations));
            conversations.remove(removed);
            deletedConversations.add(management.conversations().delete(caller, removed.id(), Optional.empty()));
        } else if (which == 16 && !visible(deletedConversations).isEmpty()) {
            ConversationSnapshot restored = randomOf(visible(deletedConversations));
            deletedConversations.remove(restored);
            conversations.add(management.conversations().restore(caller, restored.id(), Optional.empty()));
        } else if (visible(conversations).isEmpty() || which == 17) {
            open();
        } else {
            report();
        }
    }

    private void create() {
        LeadFieldsBuilder draft = SampleLeads.draft("lead-" + random.nextLong() + "@example.com")
                .status(randomOf(List.of(LeadStatus.values())));
        if (random.nextInt(5) > 0) {
            draft.source(randomOf(SOURCES));
        }
        if (random.nextBoolean()) {
            draft.phone("+1 555 0" + random.nextInt(1000));
        }
        if (random.nextBoolean()) {
            draft.consentDataProcessing(random.nextBoolean());
        }
        live.add(management
                .leads()
                .create(caller, new CreateLeadCommand(draft.build(), DuplicatePolicy.REJECT))
                .lead());
    }

    private void move() {
        LeadSnapshot lead = randomOf(live);
        List<LeadStatus> allowed = List.copyOf(LeadLifecycle.standard().movesFrom(lead.status()).stream()
                .sorted()
                .toList());
        if (!allowed.isEmpty()) {
            replace(live, UpdateLeadCommand.of(lead.id(), f -> f.status(randomOf(allowed))));
            engage(lead, clock.instant());
        }
    }

    private void changePhone(LeadFieldsBuilder fields) {
        if (random.nextBoolean()) {
            fields.phone("call me " + random.nextInt(10));
        } else {
            fields.clearPhone();
        }
    }

    private void open() {
        Optional<LeadId> lead = random.nextInt(4) == 0
                ? Optional.empty()
                : Optional.of(randomOf(live).id());
        conversations.add(management
                .conversations()
                .open(
                        caller,
                        new OpenConversationCommand(
                                "agent-1", lead, Optional.empty(), Optional.empty(), Optional.empty())));
    }

    /** Reports an activity of now or of the last two weeks, which may be before the creation of the lead. */
    private void report() {
        ConversationSnapshot conversation = randomOf(visible(conversations));
        int which = conversations.indexOf(conversation);
        Instant at = clock.instant()
                .minus(random.nextBoolean() ? Duration.ZERO : Duration.ofMinutes(random.nextInt(20_000)));
        Optional<BigDecimal> rating = random.nextBoolean()
                ? Optional.of(BigDecimal.valueOf(100L + random.nextInt(401), 2))
                : Optional.empty();
        ConversationId id = conversation.id();
        conversations.set(
                which,
                management
                        .conversations()
                        .recordActivity(
                                caller,
                                new RecordActivityCommand(
                                        id, Optional.of(random.nextInt(50)), rating, Optional.of(at))));
        conversation
                .leadId()
                .ifPresent(lead ->
                        live.stream().filter(found -> found.id().equals(lead)).forEach(found -> engage(found, at)));
    }

    /** Returns the conversations without those of deleted leads, which are hidden. */
    private List<ConversationSnapshot> visible(List<ConversationSnapshot> list) {
        return list.stream()
                .filter(conversation ->
                        deleted.stream().noneMatch(lead -> conversation.leadId().equals(Optional.of(lead.id()))))
                .toList();
    }

    private void engage(LeadSnapshot lead, Instant at) {
        Instant engagedAt = at.isBefore(lead.createdAt()) ? lead.createdAt() : at;
        engaged.merge(lead.id(), engagedAt, (one, other) -> one.isAfter(other) ? one : other);
    }

    private void replace(List<LeadSnapshot> list, UpdateLeadCommand command) {
        LeadSnapshot after = management.leads().update(caller, command);
        list.replaceAll(lead -> lead.id().equals(after.id()) ? after : lead);
    }

    private <T> T randomOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
