package io.leadstone.testkit.contract.webhook;

import static io.leadstone.testkit.contract.fixture.Snapshots.assertFound;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertSame;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.GLOBEX;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static io.leadstone.testkit.contract.fixture.WebhookScene.HOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.port.out.webhook.WebhookRepository;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.failure.WebhookLimitException;
import io.leadstone.domain.failure.WebhookNotFoundException;
import io.leadstone.domain.webhook.DisabledReason;
import io.leadstone.domain.webhook.EventFilter;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import io.leadstone.domain.webhook.WebhookSecret;
import io.leadstone.domain.webhook.WebhookSecrets;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import io.leadstone.testkit.SettableClock;
import io.leadstone.testkit.StorePorts;
import io.leadstone.testkit.contract.fixture.ConcurrentTasks;
import io.leadstone.testkit.contract.fixture.ConcurrentTasks.Outcome;
import io.leadstone.testkit.contract.fixture.PagedList;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import io.leadstone.testkit.contract.fixture.WebhookScene;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Rules for storing, reading and listing the subscriptions of companies. */
public interface WebhookRepositoryContract extends StoreUnderTest {

    @Test
    default void a_webhook_is_read_as_it_was_written() {
        WebhookRepository webhooks = new StorePorts(emptyStore()).webhooks();
        SampleWebhooks samples = new SampleWebhooks(new SampleLeads());
        Webhook bare = samples.webhook(ACME, "*");
        Webhook full = new Webhook(
                new WebhookId(samples.leads().unusedId().value()),
                ACME,
                "https://crm.example:8443/" + "p".repeat(Webhook.MAX_URL - 31) + "?a=b",
                Stream.of("lead.created", "lead.*", "conversation.activity_recorded", "*")
                        .map(EventFilter::new)
                        .toList(),
                Optional.of("é🦊'\\% ".repeat(20) + "🦊".repeat(80)),
                WebhookSecrets.of(SampleWebhooks.SECRET)
                        .rotate(SampleWebhooks.secret("x".repeat(64)), SettableClock.START.plusMillis(3)),
                Optional.of(DisabledReason.FAILING),
                Optional.of(SettableClock.START.plusMillis(1)),
                SettableClock.START,
                SettableClock.START.plusMillis(2),
                7);

        webhooks.add(bare, Webhook.DEFAULT_LIMIT);
        webhooks.add(full, Webhook.DEFAULT_LIMIT);

        assertFound("webhooks.find", bare, webhooks.find(ACME, bare.id()));
        assertFound("webhooks.find", full, webhooks.find(ACME, full.id()));
        assertThat(webhooks.find(ACME, new WebhookId(samples.leads().unusedId().value())))
                .isEmpty();
        assertThat(webhooks.find(GLOBEX, full.id())).isEmpty();
    }

    @Test
    default void an_encrypted_secret_is_read_as_it_was_written() {
        WebhookRepository webhooks = new StorePorts(emptyStore()).webhooks();
        Webhook plain = new SampleWebhooks(new SampleLeads()).webhook(ACME, "*");
        Webhook encrypted = plain.withSecrets(
                new WebhookSecrets(encrypted("a"), Optional.of(encrypted("b")), Optional.of(SettableClock.START)));

        webhooks.add(encrypted, Webhook.DEFAULT_LIMIT);

        assertFound("webhooks.find", encrypted, webhooks.find(ACME, plain.id()));
    }

    @Test
    default void a_webhook_update_requires_the_previous_version() {
        WebhookRepository webhooks = new StorePorts(emptyStore()).webhooks();
        SampleWebhooks samples = new SampleWebhooks(new SampleLeads());
        Webhook first = samples.webhook(ACME, "lead.*");
        webhooks.add(first, Webhook.DEFAULT_LIMIT);
        Webhook second = first.disable(DisabledReason.SWITCHED_OFF, SettableClock.START.plusMillis(1));

        webhooks.update(second);

        assertFound("webhooks.find", second, webhooks.find(ACME, first.id()));
        assertThatExceptionOfType(VersionConflictException.class).isThrownBy(() -> webhooks.update(second));
        assertFound("webhooks.find", second, webhooks.find(ACME, first.id()));
    }

    @Test
    default void updating_a_webhook_keeps_a_newer_failing_since() {
        WebhookScene scene = new WebhookScene(this);
        Webhook read = scene.subscribe(ACME, "*");
        scene.scene().add("jordan@example.com");
        scene.retry(scene.claimOne(read), Duration.ZERO);
        Optional<Instant> failingSince = scene.stored(read).failingSince();

        Webhook edited = read.rotate(SampleWebhooks.secret("y".repeat(32)), SettableClock.START);
        scene.scene().store().webhooks().update(edited);

        assertThat(failingSince).isPresent();
        assertSame("webhooks.find", edited.failingSince(failingSince), scene.stored(read));
        Webhook disabled = edited.disable(DisabledReason.SWITCHED_OFF, SettableClock.START);
        scene.scene().store().webhooks().update(disabled);
        assertSame("webhooks.find", disabled.failingSince(failingSince), scene.stored(read));
    }

    @Test
    default void updating_a_webhook_does_not_restore_an_old_failing_since() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        scene.scene().add("jordan@example.com");
        scene.retry(scene.claimOne(webhook), Duration.ZERO);
        Webhook read = scene.stored(webhook);
        scene.deliver(scene.claimOne(webhook));

        scene.scene().store().webhooks().update(read.rotate(SampleWebhooks.SECRET, SettableClock.START));

        assertThat(read.failingSince()).isPresent();
        assertThat(scene.stored(webhook).failingSince()).isEmpty();
    }

    @Test
    default void enabling_a_webhook_clears_failing_since() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        scene.scene().add("jordan@example.com");
        ClaimedDelivery claimed = scene.claimOne(webhook);
        WebhookRepository webhooks = scene.scene().store().webhooks();
        Webhook disabled = webhook.disable(DisabledReason.SWITCHED_OFF, SettableClock.START);
        webhooks.update(disabled);
        scene.retry(claimed, HOUR);
        assertThat(scene.stored(webhook).failingSince()).isPresent();
        Webhook enabled = disabled.revise(
                disabled.url(), disabled.events(), disabled.description(), Optional.empty(), SettableClock.START);

        webhooks.update(enabled);

        assertSame("webhooks.find", enabled, scene.stored(webhook));
    }

    @Test
    default void changing_the_url_of_a_webhook_clears_failing_since() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        scene.scene().add("jordan@example.com");
        scene.retry(scene.claimOne(webhook), Duration.ZERO);
        Webhook failing = scene.stored(webhook);
        WebhookRepository webhooks = scene.scene().store().webhooks();
        assertThat(failing.failingSince()).isPresent();

        Webhook moved = withUrl(failing, failing.url().replace("hooks", "Hooks"));
        webhooks.update(moved);

        assertSame("webhooks.find", moved.failingSince(Optional.empty()), scene.stored(webhook));
    }

    @Test
    default void changing_the_url_of_a_disabled_webhook_clears_failing_since() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        scene.scene().add("jordan@example.com");
        scene.retry(scene.claimOne(webhook), HOUR);
        WebhookRepository webhooks = scene.scene().store().webhooks();
        Webhook disabled = scene.stored(webhook).disable(DisabledReason.SWITCHED_OFF, SettableClock.START);
        webhooks.update(disabled);
        assertThat(scene.stored(webhook).failingSince()).isPresent();

        Webhook moved = withUrl(disabled, disabled.url() + "/moved");
        webhooks.update(moved);

        assertSame("webhooks.find", moved.failingSince(Optional.empty()), scene.stored(webhook));
    }

    @Test
    default void updating_a_missing_webhook_is_refused() {
        WebhookRepository webhooks = new StorePorts(emptyStore()).webhooks();
        SampleWebhooks samples = new SampleWebhooks(new SampleLeads());
        Webhook globex = samples.webhook(GLOBEX, "*");
        webhooks.add(globex, Webhook.DEFAULT_LIMIT);
        Webhook acme = samples.webhook(ACME, "*").disable(DisabledReason.GONE, SettableClock.START);

        assertThatExceptionOfType(WebhookNotFoundException.class).isThrownBy(() -> webhooks.update(acme));

        assertThat(webhooks.list(ACME, UP_TO_100).items()).isEmpty();
        assertFound("webhooks.find", globex, webhooks.find(GLOBEX, globex.id()));
    }

    @Test
    default void a_company_has_no_more_webhooks_than_the_limit() {
        WebhookRepository webhooks = new StorePorts(emptyStore()).webhooks();
        SampleWebhooks samples = new SampleWebhooks(new SampleLeads());
        Webhook first = samples.webhook(ACME, "*");
        webhooks.add(first, 3);
        webhooks.add(samples.webhook(ACME, "*"), 3);
        webhooks.add(samples.webhook(ACME, "*"), 3);

        assertThatExceptionOfType(WebhookLimitException.class)
                .isThrownBy(() -> webhooks.add(samples.webhook(ACME, "*"), 3));
        assertThatExceptionOfType(WebhookLimitException.class)
                .as("add with a lower limit")
                .isThrownBy(() -> webhooks.add(samples.webhook(ACME, "*"), 1));

        assertThat(webhooks.list(ACME, UP_TO_100).items()).hasSize(3);
        webhooks.add(samples.webhook(GLOBEX, "*"), 3);
        assertThat(webhooks.list(GLOBEX, UP_TO_100).items()).hasSize(1);
        webhooks.add(samples.webhook(ACME, "*"), 4);
        assertThat(webhooks.list(ACME, UP_TO_100).items()).hasSize(4);
    }

    @Test
    default void a_removed_webhook_does_not_count_for_the_limit() {
        WebhookRepository webhooks = new StorePorts(emptyStore()).webhooks();
        SampleWebhooks samples = new SampleWebhooks(new SampleLeads());
        for (int round = 0; round < 3; round++) {
            Webhook first = samples.webhook(ACME, "*");
            Webhook second = samples.webhook(ACME, "*");
            webhooks.add(first, 2);
            webhooks.add(second, 2);
            assertThatExceptionOfType(WebhookLimitException.class)
                    .isThrownBy(() -> webhooks.add(samples.webhook(ACME, "*"), 2));

            webhooks.remove(first);
            webhooks.remove(second);
        }

        assertThat(webhooks.list(ACME, UP_TO_100).items()).isEmpty();
    }

    @Test
    default void concurrent_calls_add_no_more_webhooks_than_the_limit() throws InterruptedException {
        WebhookRepository webhooks = new StorePorts(emptyStore()).webhooks();
        SampleWebhooks samples = new SampleWebhooks(new SampleLeads());
        List<Webhook> all =
                Stream.generate(() -> samples.webhook(ACME, "*")).limit(24).toList();

        List<Outcome<Webhook>> outcomes = ConcurrentTasks.run(24, i -> () -> {
            webhooks.add(all.get(i), 5);
            return all.get(i);
        });

        List<Webhook> added =
                outcomes.stream().flatMap(outcome -> outcome.result().stream()).toList();
        assertThat(added).hasSize(5);
        assertThat(webhooks.list(ACME, UP_TO_100).items()).containsExactlyInAnyOrderElementsOf(added);
        assertThat(outcomes.stream().flatMap(outcome -> outcome.failure().stream()))
                .hasSize(19)
                .allMatch(WebhookLimitException.class::isInstance);
    }

    @Test
    default void one_of_many_concurrent_calls_adds_the_last_webhook() throws InterruptedException {
        WebhookRepository webhooks = new StorePorts(emptyStore()).webhooks();
        SampleWebhooks samples = new SampleWebhooks(new SampleLeads());
        webhooks.add(samples.webhook(ACME, "*"), 2);
        List<Webhook> rivals =
                Stream.generate(() -> samples.webhook(ACME, "*")).limit(12).toList();

        List<Outcome<Webhook>> outcomes = ConcurrentTasks.run(12, i -> () -> {
            webhooks.add(rivals.get(i), 2);
            return rivals.get(i);
        });

        Webhook added = ConcurrentTasks.onlySuccess(outcomes, WebhookLimitException.class);
        assertThat(webhooks.list(ACME, UP_TO_100).items()).hasSize(2).contains(added);
    }

    @TestFactory
    default Stream<DynamicTest> webhooks_are_listed_newest_first() {
        return PagedList.testsOf("webhooks.list", () -> {
            WebhookRepository webhooks = new StorePorts(emptyStore()).webhooks();
            SampleWebhooks samples = new SampleWebhooks(new SampleLeads());
            webhooks.add(samples.webhook(GLOBEX, "*"), Webhook.DEFAULT_LIMIT);
            List<Webhook> newestFirst = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                samples.leads().clock().advance(Duration.ofMillis(i % 2));
                Webhook webhook = samples.webhook(ACME, "lead.*");
                webhooks.add(webhook, Webhook.DEFAULT_LIMIT);
                newestFirst.add(0, webhook);
            }
            return new PagedList<>(page -> webhooks.list(ACME, page), newestFirst);
        });
    }

    @Test
    default void a_webhook_is_removed_once_by_its_own_company() {
        WebhookRepository webhooks = new StorePorts(emptyStore()).webhooks();
        Webhook webhook = new SampleWebhooks(new SampleLeads()).webhook(ACME, "*");
        webhooks.add(webhook, Webhook.DEFAULT_LIMIT);

        assertThatExceptionOfType(WebhookNotFoundException.class).isThrownBy(() -> webhooks.remove(ofGlobex(webhook)));
        assertFound("webhooks.find", webhook, webhooks.find(ACME, webhook.id()));
        webhooks.remove(webhook);
        assertThatExceptionOfType(WebhookNotFoundException.class).isThrownBy(() -> webhooks.remove(webhook));
        assertThat(webhooks.find(ACME, webhook.id())).isEmpty();
    }

    @Test
    default void removing_a_stale_webhook_keeps_it_and_its_deliveries() {
        WebhookScene scene = new WebhookScene(this);
        Webhook first = scene.subscribe(ACME, "*");
        scene.scene().add("jordan@example.com");
        WebhookRepository webhooks = scene.scene().store().webhooks();
        Webhook second = first.disable(DisabledReason.SWITCHED_OFF, SettableClock.START.plusMillis(1));
        webhooks.update(second);

        assertThatExceptionOfType(VersionConflictException.class).isThrownBy(() -> webhooks.remove(first));

        assertFound("webhooks.find", second, webhooks.find(ACME, first.id()));
        assertThat(scene.log(first)).hasSize(1);
    }

    private static Webhook withUrl(Webhook webhook, String url) {
        return webhook.revise(url, webhook.events(), webhook.description(), webhook.disabled(), SettableClock.START);
    }

    /** Returns an encrypted secret of maximum length. */
    private static WebhookSecret encrypted(String character) {
        String prefix = WebhookSecret.ENCRYPTED_PREFIX;
        return new WebhookSecret(prefix + character.repeat(WebhookSecret.MAX_TEXT - prefix.length()));
    }

    private static Webhook ofGlobex(Webhook webhook) {
        return new Webhook(
                webhook.id(),
                GLOBEX,
                webhook.url(),
                webhook.events(),
                webhook.description(),
                webhook.secrets(),
                webhook.disabled(),
                webhook.failingSince(),
                webhook.createdAt(),
                webhook.updatedAt(),
                webhook.version());
    }
}
