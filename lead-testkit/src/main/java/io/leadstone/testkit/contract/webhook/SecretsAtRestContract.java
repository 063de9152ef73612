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

/** Rules for the signing secrets of webhooks in a store, if the host has a cipher. */
public interface SecretsAtRestContract extends StoreUnderTest {

    @Test
    default void a_store_receives_only_encrypted_secrets() {
        StorePorts store = new StorePorts(emptyStore());
        LeadManagement management = managed(store, new ReversingCipher());

        Webhook created = management
                .webhooks()
                .create(ALICE, new CreateWebhookCommand("https://crm.example/hooks", List.of("*"), Optional.empty()));
        assertThat(created.secrets().current().isEncrypted()).isFalse();
        assertThat(decrypted(store, created).secrets()).isEqualTo(created.secrets());

        Webhook rotated = management.webhooks().rotateSecret(ALICE, created.id(), Optional.empty());
        assertThat(rotated.secrets().current().isEncrypted()).isFalse();
        assertThat(decrypted(store, created).secrets())
                .isEqualTo(created.secrets().rotate(rotated.secrets().current(), rotated.updatedAt()));
    }

    @Test
    default void a_plain_secret_is_encrypted_by_the_next_write() {
        StorePorts store = new StorePorts(emptyStore());
        Webhook clear = new SampleWebhooks(new SampleLeads()).webhook(ACME, "*");
        store.webhooks().add(clear, Webhook.DEFAULT_LIMIT);
        LeadManagement management = managed(store, new ReversingCipher());
        assertSame("webhooks.get", clear, management.webhooks().get(ALICE, clear.id()));

        describe(management, clear.id());

        assertThat(decrypted(store, clear).secrets()).isEqualTo(clear.secrets());
    }

    @Test
    default void a_webhook_can_be_rotated_without_the_old_encryption_key() {
        StorePorts store = new StorePorts(emptyStore());
        Webhook created = managed(store, new ReversingCipher())
                .webhooks()
                .create(ALICE, new CreateWebhookCommand("https://crm.example/hooks", List.of("*"), Optional.empty()));
        LeadManagement without = managed(store, SecretCipher.PLAIN);

        describe(without, created.id());
        assertThat(decrypted(store, created).secrets()).isEqualTo(created.secrets());

        Webhook rotated = without.webhooks().rotateSecret(ALICE, created.id(), Optional.empty());
        assertThat(stored(store, created).secrets())
                .as("the secret that cannot be decrypted is not kept as the previous one")
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

    /** Returns the stored webhook with decrypted secrets. Asserts that the stored secrets are encrypted. */
    private static Webhook decrypted(StorePorts store, Webhook webhook) {
        Webhook stored = stored(store, webhook);
        ReversingCipher cipher = new ReversingCipher();
        assertThat(stored.secrets().current().isEncrypted()).isTrue();
        assertThat(stored.secrets().previous().map(WebhookSecret::isEncrypted)).isNotEqualTo(Optional.of(false));
        return stored.withSecrets(stored.secrets().map(secret -> cipher.decrypt(ACME, webhook.id(), secret)));
    }

    /** A cipher that reverses the text of a secret, so that a secret in clear is recognized. */
    record ReversingCipher() implements SecretCipher {

        @Override
        public WebhookSecret encrypt(CompanyId companyId, WebhookId webhookId, WebhookSecret secret) {
            return new WebhookSecret(WebhookSecret.ENCRYPTED_PREFIX + reversed(secret.text()));
        }

        @Override
        public WebhookSecret decrypt(CompanyId companyId, WebhookId webhookId, WebhookSecret secret) {
            return secret.isEncrypted()
                    ? new WebhookSecret(reversed(secret.text().substring(WebhookSecret.ENCRYPTED_PREFIX.length())))
                    : secret;
        }

        private static String reversed(String text) {
            return new StringBuilder(text).reverse().toString();
        }
    }
}
