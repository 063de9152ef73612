package io.leadstone.testkit.contract.privacy;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.GLOBEX;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.conversation.RecordActivityCommand;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.application.port.in.privacy.PurgeReport;
import io.leadstone.application.port.in.privacy.RetentionRules;
import io.leadstone.application.port.out.conversation.ConversationStore;
import io.leadstone.application.port.out.event.EventFeedStore;
import io.leadstone.application.port.out.privacy.PurgeReason;
import io.leadstone.application.port.out.submission.SubmissionStore;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.port.out.webhook.WebhookStore;
import io.leadstone.application.query.ConversationQuery;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.EventType;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.PurgedLead;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import io.leadstone.testkit.contract.fixture.ConcurrentTasks;
import io.leadstone.testkit.contract.fixture.FeedReader;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.PersonalLead;
import io.leadstone.testkit.contract.fixture.StoredText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Rules of the purge: it removes everything of a lead after its retention period, and only the event of the purge
 * remains.
 */
public interface LeadPurgeContract extends StoredText {

    /** The retention period of deleted leads in most tests. */
    Duration PERIOD = RetentionRules.DEFAULT_DELETED;

    @Test
    default void a_purge_removes_everything_of_a_deleted_lead() {
        ManagedStore acme = new ManagedStore(this);
        LeadId jordan = PersonalLead.in(acme);
        deleteAndWait(acme, jordan, PERIOD);
        assertThat(everythingStored(acme.store())).containsIgnoringCase(PersonalLead.MARKER);
        int held = acme.store().capability(SubmissionStore.class).isPresent() ? 1 : 0;
        PurgeReport report = new PurgeReport(1, 0, held, false);
        assertThat(acme.management().privacy().preview(RetentionRules.STANDARD)).isEqualTo(report);
        assertThat(acme.store().leads().findDeleted(ACME, jordan))
                .as("a preview removes nothing")
                .isPresent();

        assertThat(acme.management().privacy().purge(RetentionRules.STANDARD)).isEqualTo(report);

        assertThat(everythingStored(acme.store()))
                .doesNotContainIgnoringCase(PersonalLead.MARKER)
                .doesNotContain(PersonalLead.PHONE_DIGITS.substring(0, 8));
        assertThat(acme.store().leads().find(ACME, jordan)).isEmpty();
        assertThat(acme.store().leads().findDeleted(ACME, jordan)).isEmpty();
        assertThat(acme.store().search().listDeleted(ACME, UP_TO_100).items()).isEmpty();
        assertThat(acme.store().events().eventsOf(ACME, jordan, UP_TO_100).items())
                .isEmpty();
        assertThat(acme.store().consents().entriesOf(ACME, jordan, UP_TO_100).items())
                .isEmpty();
        if (acme.store().capability(ConversationStore.class).isPresent()) {
            assertThat(acme.store()
                            .conversationSearch()
                            .list(ACME, ConversationQuery.ALL, UP_TO_100)
                            .items())
                    .isEmpty();
            assertThat(acme.store()
                            .conversationSearch()
                            .listDeleted(ACME, UP_TO_100)
                            .items())
                    .isEmpty();
        }
        assertThat(acme.management().privacy().preview(RetentionRules.STANDARD).total())
                .isZero();
        assertThat(acme.management().privacy().purge(RetentionRules.STANDARD).total())
                .isZero();
    }

    @Test
    default void a_deleted_lead_stays_until_its_period_is_over() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot deleted =
                acme.create(SampleLeads.draft("deleted@example.com").build());
        LeadSnapshot restored =
                acme.create(SampleLeads.draft("restored@example.com").build());
        LeadSnapshot live = acme.create(SampleLeads.draft("live@example.com").build());
        acme.management().leads().delete(ALICE, restored.id(), Optional.empty());
        deleteAndWait(acme, deleted.id(), PERIOD.minusMillis(1));
        acme.management().leads().restore(ALICE, restored.id(), Optional.empty());

        assertThat(acme.management().privacy().purge(RetentionRules.STANDARD).total())
                .isZero();
        assertThat(acme.store().leads().findDeleted(ACME, deleted.id())).isPresent();

        acme.clock().advance(Duration.ofMillis(1));
        assertThat(acme.management().privacy().purge(RetentionRules.STANDARD).total())
                .isEqualTo(1);
        assertThat(acme.store().leads().findDeleted(ACME, deleted.id())).isEmpty();
        assertThat(acme.get(restored.id()).isDeleted()).isFalse();
        assertThat(acme.get(live.id())).isEqualTo(live);
    }

    @Test
    default void without_a_period_nothing_is_purged() {
        ManagedStore acme = new ManagedStore(this);
        LeadId deleted =
                acme.create(SampleLeads.draft("deleted@example.com").build()).id();
        acme.create(SampleLeads.draft("live@example.com").build());
        deleteAndWait(acme, deleted, Duration.ofDays(3650));

        RetentionRules none = new RetentionRules(Optional.empty(), Optional.empty());
        assertThat(acme.management().privacy().purge(none)).isEqualTo(new PurgeReport(0, 0, false));
        assertThat(acme.store().leads().findDeleted(ACME, deleted)).isPresent();
    }

    @Test
    default void a_live_lead_that_nobody_touched_is_purged_by_the_second_period() {
        ManagedStore acme = new ManagedStore(this);
        boolean hasConversations =
                acme.store().capability(ConversationStore.class).isPresent();
        LeadSnapshot untouched =
                acme.create(SampleLeads.draft("untouched@example.com").build());
        LeadSnapshot updated =
                acme.create(SampleLeads.draft("updated@example.com").build());
        LeadSnapshot active =
                acme.create(SampleLeads.draft("active@example.com").build());
        if (hasConversations) {
            ConversationSnapshot conversation =
                    acme.management().conversations().open(ALICE, PersonalLead.conversation(active.id()));
            acme.clock().advance(Duration.ofDays(20));
            acme.management()
                    .conversations()
                    .recordActivity(ALICE, RecordActivityCommand.messages(conversation.id(), 1));
        } else {
            acme.clock().advance(Duration.ofDays(20));
        }
        acme.update(UpdateLeadCommand.of(updated.id(), f -> f.notes("called")));
        acme.clock().advance(Duration.ofDays(10));
        RetentionRules rules = new RetentionRules(Optional.of(PERIOD), Optional.of(Duration.ofDays(30)));
        int expected = hasConversations ? 1 : 2;

        assertThat(acme.management().privacy().preview(rules)).isEqualTo(new PurgeReport(0, expected, false));
        assertThat(acme.management().privacy().purge(rules)).isEqualTo(new PurgeReport(0, expected, false));

        assertThat(acme.store().leads().find(ACME, untouched.id())).isEmpty();
        assertThat(acme.store().leads().find(ACME, updated.id())).isPresent();
        assertThat(acme.store().leads().find(ACME, active.id()).isPresent()).isEqualTo(hasConversations);
    }

    @Test
    default void an_erased_lead_is_purged_too() {
        ManagedStore acme = new ManagedStore(this);
        LeadId jordan = PersonalLead.in(acme);
        acme.management().leads().erase(ALICE, jordan, Optional.empty());
        deleteAndWait(acme, jordan, PERIOD);

        assertThat(acme.management().privacy().purge(RetentionRules.STANDARD).deleted())
                .isEqualTo(1);
        assertThat(acme.store().leads().findDeleted(ACME, jordan)).isEmpty();
    }

    @Test
    default void the_event_of_the_purge_reaches_feed_webhooks_and_listeners() {
        ManagedStore acme = new ManagedStore(this);
        boolean hasWebhooks = acme.store().capability(WebhookStore.class).isPresent();
        Webhook webhook = new SampleWebhooks(new SampleLeads()).webhook(ACME, "lead.*");
        if (hasWebhooks) {
            acme.store().webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
        }
        List<LeadEvent> notified = new CopyOnWriteArrayList<>();
        LeadSnapshot jordan =
                acme.create(SampleLeads.draft("jordan@example.com").build());
        deleteAndWait(acme, jordan.id(), PERIOD);
        Instant now = acme.clock().instant();

        listening(acme, notified).privacy().purge(RetentionRules.STANDARD);

        assertThat(notified).hasSize(1);
        LeadEvent purge = notified.get(0);
        assertThat(purge.type()).isEqualTo(EventType.LEAD_PURGED);
        assertThat(purge.companyId()).isEqualTo(ACME);
        assertThat(purge.leadId()).isEqualTo(jordan.id());
        assertThat(purge.number()).isEqualTo(3);
        assertThat(purge.at()).isEqualTo(now);
        assertThat(purge.actor()).isEqualTo("retention");
        assertThat(purge.changes()).isEmpty();
        if (hasFeed(acme)) {
            assertThat(reader(acme, ACME).rest()).containsExactly(purge);
        }
        if (hasWebhooks) {
            List<ClaimedDelivery> claimed = acme.store().deliveryQueue().claim(webhook, 10, Duration.ofHours(1));
            assertThat(claimed).hasSize(1);
            assertThat(claimed.get(0).message().content().orElseThrow().event()).isEqualTo(purge);
            assertThat(claimed.get(0).message().content().orElseThrow().lead()).isEmpty();
            assertThat(claimed.get(0).delivery().leadId()).contains(jordan.id());
        }
    }

    @Test
    default void a_reader_of_the_feed_continues_after_a_purge() {
        ManagedStore acme = new ManagedStore(this);
        if (!hasFeed(acme)) {
            return;
        }
        LeadSnapshot kept = acme.create(SampleLeads.draft("kept@example.com").build());
        LeadSnapshot purged =
                acme.create(SampleLeads.draft("purged@example.com").build());
        FeedReader reader = reader(acme, ACME);
        reader.rest();
        deleteAndWait(acme, purged.id(), PERIOD);
        assertThat(reader.rest()).extracting(LeadEvent::type).containsExactly(EventType.LEAD_DELETED);

        acme.management().privacy().purge(RetentionRules.STANDARD);

        assertThat(reader.rest()).extracting(LeadEvent::type).containsExactly(EventType.LEAD_PURGED);
        assertThat(reader.rest()).isEmpty();
        acme.update(UpdateLeadCommand.of(kept.id(), f -> f.notes("called")));
        assertThat(reader.rest()).extracting(LeadEvent::type).containsExactly(EventType.LEAD_UPDATED);
        assertThat(reader(acme, ACME).rest())
                .extracting(LeadEvent::type)
                .containsExactlyInAnyOrder(EventType.LEAD_CREATED, EventType.LEAD_PURGED, EventType.LEAD_UPDATED);
    }

    @Test
    default void batches_contain_each_due_lead_once() {
        ManagedStore acme = new ManagedStore(this);
        LeadManagement management = acme.management();
        Caller globex = Caller.member(GLOBEX, "gina", Scope.values());
        List<LeadId> created = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            for (Caller caller : List.of(ALICE, globex)) {
                created.add(management
                        .leads()
                        .create(
                                caller,
                                new CreateLeadCommand(SampleLeads.draft("lead" + i + "@example.com")
                                        .build()))
                        .lead()
                        .id());
            }
            acme.clock().advance(Duration.ofSeconds(i));
        }
        Instant now = acme.clock().instant();
        assertThat(allDue(acme, PurgeReason.INACTIVE, now)).containsExactlyInAnyOrderElementsOf(created);
        for (LeadId id : created.subList(0, 4)) {
            Caller owner = acme.store().leads().find(ACME, id).isPresent() ? ALICE : globex;
            management.leads().delete(owner, id, Optional.empty());
        }

        assertThat(allDue(acme, PurgeReason.DELETED, now)).containsExactlyInAnyOrderElementsOf(created.subList(0, 4));
        assertThat(allDue(acme, PurgeReason.INACTIVE, now)).containsExactlyInAnyOrderElementsOf(created.subList(4, 6));
        assertThat(acme.store().purge().countDue(PurgeReason.DELETED, now)).isEqualTo(4);
        assertThat(acme.store().purge().countDue(PurgeReason.INACTIVE, now)).isEqualTo(2);
        assertThat(allDue(acme, PurgeReason.DELETED, now.minusMillis(1))).isEmpty();
    }

    @Test
    default void a_lead_that_has_changed_is_not_purged() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot stale = acme.create(SampleLeads.draft("jordan@example.com").build());
        LeadSnapshot current = acme.update(UpdateLeadCommand.of(stale.id(), f -> f.notes("called")));
        List<LeadEvent> history = acme.history(stale.id());

        assertThat(acme.store().purge().purge(purge(stale))).isFalse();

        assertThat(acme.get(stale.id())).isEqualTo(current);
        assertThat(acme.history(stale.id())).isEqualTo(history);
        assertThat(acme.store().purge().purge(purge(current))).isTrue();
        assertThat(acme.store().purge().purge(purge(current)))
                .as("a repeated purge")
                .isFalse();
    }

    /** Two nodes may read the same batch. The second one purges a lead that the first one has purged already. */
    @Test
    default void a_second_purge_of_a_lead_changes_nothing() {
        ManagedStore acme = new ManagedStore(this);
        Optional<Webhook> webhook = subscribed(acme);
        LeadSnapshot lead = acme.create(SampleLeads.draft("jordan@example.com").build());
        SampleLeads samples = new SampleLeads();
        PurgedLead purged = Lead.restore(lead).purge(samples.context());
        PurgedLead second = Lead.restore(lead).purge(samples.context());

        assertThat(acme.store().purge().purge(purged)).isTrue();
        assertThat(acme.store().purge().purge(second)).isFalse();

        if (hasFeed(acme)) {
            assertThat(reader(acme, ACME).rest()).containsExactly(purged.event());
        }
        webhook.ifPresent(subscription -> assertThat(claimed(acme, subscription))
                .containsExactly(purged.event().id()));
    }

    @Test
    default void several_nodes_purge_each_lead_once() throws InterruptedException {
        ManagedStore acme = new ManagedStore(this);
        List<LeadId> leads = IntStream.range(0, 24)
                .mapToObj(i -> acme.create(
                                SampleLeads.draft("lead" + i + "@example.com").build())
                        .id())
                .toList();
        leads.forEach(id -> acme.management().leads().delete(ALICE, id, Optional.empty()));
        acme.clock().advance(PERIOD);
        Optional<Webhook> webhook = subscribed(acme);
        List<LeadEvent> notified = new CopyOnWriteArrayList<>();

        List<ConcurrentTasks.Outcome<PurgeReport>> outcomes = ConcurrentTasks.run(
                4, number -> () -> listening(acme, notified).privacy().purge(RetentionRules.STANDARD));

        assertThat(outcomes.stream().flatMap(outcome -> outcome.failure().stream()))
                .isEmpty();
        assertThat(outcomes.stream()
                        .flatMap(outcome -> outcome.result().stream())
                        .mapToLong(PurgeReport::total)
                        .sum())
                .isEqualTo(24);
        assertThat(notified).extracting(LeadEvent::leadId).containsExactlyInAnyOrderElementsOf(leads);
        if (hasFeed(acme)) {
            assertThat(reader(acme, ACME).rest()).containsExactlyInAnyOrderElementsOf(notified);
        }
        webhook.ifPresent(subscription -> assertThat(claimed(acme, subscription))
                .containsExactlyInAnyOrderElementsOf(
                        notified.stream().map(LeadEvent::id).toList()));
    }

    /** Adds a webhook for purges, if the store can deliver. */
    private static Optional<Webhook> subscribed(ManagedStore acme) {
        return acme.store().capability(WebhookStore.class).map(store -> {
            Webhook webhook = new SampleWebhooks(new SampleLeads()).webhook(ACME, EventType.LEAD_PURGED.code());
            store.webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
            return webhook;
        });
    }

    /** Claims the deliveries of the webhook, and returns the ids of their messages. */
    private static List<UUID> claimed(ManagedStore acme, Webhook webhook) {
        return acme.store().deliveryQueue().claim(webhook, 100, Duration.ofHours(1)).stream()
                .map(delivery -> delivery.message().id())
                .toList();
    }

    private static void deleteAndWait(ManagedStore acme, LeadId id, Duration period) {
        acme.management().leads().delete(ALICE, id, Optional.empty());
        acme.clock().advance(period);
    }

    private static List<LeadId> allDue(ManagedStore acme, PurgeReason reason, Instant latest) {
        List<LeadId> all = new ArrayList<>();
        Optional<LeadSnapshot> last = Optional.empty();
        List<LeadSnapshot> batch;
        do {
            batch = acme.store().purge().due(reason, latest, last, 2);
            batch.forEach(lead -> all.add(lead.id()));
            last = batch.stream().reduce((first, second) -> second);
        } while (batch.size() == 2);
        return all;
    }

    private static PurgedLead purge(LeadSnapshot lead) {
        return Lead.restore(lead).purge(new SampleLeads().context());
    }

    private static LeadManagement listening(ManagedStore acme, List<LeadEvent> notified) {
        return LeadManagement.builder()
                .store(acme.store())
                .clock(acme.clock())
                .onEvent(notified::add)
                .build();
    }

    private static boolean hasFeed(ManagedStore acme) {
        return acme.store().capability(EventFeedStore.class).isPresent();
    }

    private static FeedReader reader(ManagedStore acme, CompanyId companyId) {
        return new FeedReader(acme.store().eventFeed(), companyId, 3);
    }
}
