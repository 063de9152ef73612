package io.leadstone.testkit.contract.webhook;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.domain.failure.ConcurrentTransactionException;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import io.leadstone.testkit.contract.fixture.ConcurrentTasks;
import io.leadstone.testkit.contract.fixture.ConcurrentTasks.Outcome;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules for concurrent writes of one webhook. */
public interface WebhookConcurrencyContract extends StoreUnderTest {

    @Test
    default void concurrent_unversioned_webhook_updates_cause_no_version_conflict() throws InterruptedException {
        ManagedStore acme = new ManagedStore(this);
        Webhook webhook = new SampleWebhooks(new SampleLeads()).webhook(ACME, "*");
        acme.store().webhooks().add(webhook, Webhook.DEFAULT_LIMIT);

        List<Outcome<Webhook>> outcomes = ConcurrentTasks.run(
                40, i -> () -> acme.management().webhooks().rotateSecret(ALICE, webhook.id(), Optional.empty()));

        long applied = outcomes.stream()
                .filter(outcome -> outcome.result().isPresent())
                .count();
        assertThat(outcomes.stream().flatMap(outcome -> outcome.failure().stream()))
                .allSatisfy(failure -> assertThat(failure).isInstanceOf(ConcurrentTransactionException.class));
        assertThat(applied).isPositive();
        assertThat(acme.store()
                        .webhooks()
                        .find(ACME, webhook.id())
                        .orElseThrow()
                        .version())
                .isEqualTo(1 + applied);
    }
}
