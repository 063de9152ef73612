package io.leadstone.testkit.contract.webhook;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertSame;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.in.FieldUpdate;
import io.leadstone.application.port.in.webhook.CreateWebhookCommand;
import io.leadstone.application.port.in.webhook.UpdateWebhookCommand;
import io.leadstone.application.port.out.webhook.SecretCipher;
import io.leadstone.application.port.out.webhook.WebhookSecurity;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import io.leadstone.domain.webhook.WebhookSecret;
import io.leadstone.domain.webhook.WebhookSecrets;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import io.leadstone.testkit.StorePorts;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The signing secrets of webhooks, as the store holds them if the host has a cipher. */
public interface SecretsAtRestContract extends StoreUnderTest {

    @Test
    default void a_store_receives_only_encrypted_secrets() {
        StorePorts store = new StorePorts(emptyStore());
        LeadManagement management = managed(store, new TurnedCipher());

        Webhook created = management
                .webhooks()
                .create(ALICE, new CreateWebhookCommand("https://crm.example/hooks", List.of("*"), Optional.empty()));
        assertThat(created.secrets().current().isSealed()).isFalse();
        assertThat(opened(store, created).secrets()).isEqualTo(created.secrets());

        Webhook rotated = management.webhooks().rotateSecret(ALICE, created.id(), Optional.empty());
        assertThat(rotated.secrets().current().isSealed()).isFalse();
        assertThat(opened(store, created).secrets())
                .isEqualTo(created.secrets().rotate(rotated.secrets().current(), rotated.updatedAt()));
    }

    @Test
    default void a_plain_secret_is_encrypted_by_the_next_write() {
        StorePorts store = new StorePorts(emptyStore());
        Webhook clear = new SampleWebhooks(new SampleLeads()).webhook(ACME, "*");
        store.webhooks().add(clear, Webhook.DEFAULT_LIMIT);
        LeadManagement management = managed(store, new TurnedCipher());
        assertSame("webhooks.get", clear, management.webhooks().get(ALICE, clear.id()));

        describe(management, clear.id());

        assertThat(opened(store, clear).secrets()).isEqualTo(clear.secrets());
    }

    @Test
    default void a_webhook_can_be_rotated_without_the_old_encryption_key() {
        StorePorts store = new StorePorts(emptyStore());
        Webhook created = managed(store, new TurnedCipher())
                .webhooks()
                .create(ALICE, new CreateWebhookCommand("https://crm.example/hooks", List.of("*"), Optional.empty()));
        LeadManagement without = managed(store, SecretCipher.PLAIN);

        describe(without, created.id());
        assertThat(opened(store, created).secrets()).isEqualTo(created.secrets());

        Webhook rotated = without.webhooks().rotateSecret(ALICE, created.id(), Optional.empty());
        assertThat(stored(store, created).secrets())
                .as("the secret that nobody can read signs nothing any more")
                .isEqualTo(WebhookSecrets.of(rotated.secrets().current()));
    }

    private static LeadManagement managed(StorePorts store, SecretCipher cipher) {
        return LeadManagement.builder()
                .store(store)
                .webhookSecurity(WebhookSecurity.STANDARD.withSecretCipher(cipher))
                .build();
    }

    private static void describe(LeadManagement management, WebhookId id) {
        management
                .webhooks()
                .update(
                        ALICE,
                        new UpdateWebhookCommand(
                                id,
                                FieldUpdate.keep(),
                                FieldUpdate.keep(),
                                FieldUpdate.set("CRM"),
                                FieldUpdate.keep(),
                                Optional.empty()));
    }

    private static Webhook stored(StorePorts store, Webhook webhook) {
        return store.webhooks().find(ACME, webhook.id()).orElseThrow();
    }

    /** The stored webhook with its secrets in clear; it was stored without any. */
    private static Webhook opened(StorePorts store, Webhook webhook) {
        Webhook stored = stored(store, webhook);
        TurnedCipher cipher = new TurnedCipher();
        assertThat(stored.secrets().current().isSealed()).isTrue();
        assertThat(stored.secrets().previous().map(WebhookSecret::isSealed)).isNotEqualTo(Optional.of(false));
        return stored.withSecrets(stored.secrets().map(secret -> cipher.decrypt(ACME, webhook.id(), secret)));
    }

    /** Writes a secret backwards: enough to see where it is in clear. */
    record TurnedCipher() implements SecretCipher {

        @Override
        public WebhookSecret encrypt(CompanyId companyId, WebhookId webhookId, WebhookSecret secret) {
            return new WebhookSecret(WebhookSecret.SEALED_PREFIX + turned(secret.text()));
        }

        @Override
        public WebhookSecret decrypt(CompanyId companyId, WebhookId webhookId, WebhookSecret secret) {
            return secret.isSealed()
                    ? new WebhookSecret(turned(secret.text().substring(WebhookSecret.SEALED_PREFIX.length())))
                    : secret;
        }

        private static String turned(String text) {
            return new StringBuilder(text).reverse().toString();
        }
    }
}
