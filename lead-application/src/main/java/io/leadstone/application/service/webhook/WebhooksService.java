package io.leadstone.application.service.webhook;

import io.leadstone.application.access.Caller;
import io.leadstone.application.port.in.webhook.CreateWebhook;
import io.leadstone.application.port.in.webhook.CreateWebhookCommand;
import io.leadstone.application.port.in.webhook.DeleteWebhook;
import io.leadstone.application.port.in.webhook.GetWebhook;
import io.leadstone.application.port.in.webhook.ListDeliveries;
import io.leadstone.application.port.in.webhook.ListWebhooks;
import io.leadstone.application.port.in.webhook.Redeliver;
import io.leadstone.application.port.in.webhook.ReplayWebhook;
import io.leadstone.application.port.in.webhook.RotateWebhookSecret;
import io.leadstone.application.port.in.webhook.TestWebhook;
import io.leadstone.application.port.in.webhook.UpdateWebhook;
import io.leadstone.application.port.in.webhook.UpdateWebhookCommand;
import io.leadstone.application.port.in.webhook.Webhooks;
import io.leadstone.application.port.out.webhook.DeliveryLog;
import io.leadstone.application.port.out.webhook.WebhookRepository;
import io.leadstone.application.port.out.webhook.WebhookStore;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.service.LazyPort;
import io.leadstone.application.service.UseCaseParts;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Implements {@link Webhooks}: creates the service of each use case and delegates to it. */
public final class WebhooksService implements Webhooks {

    private final CreateWebhook createWebhook;
    private final UpdateWebhook updateWebhook;
    private final GetWebhook getWebhook;
    private final ListWebhooks listWebhooks;
    private final DeleteWebhook deleteWebhook;
    private final RotateWebhookSecret rotateWebhookSecret;
    private final TestWebhook testWebhook;
    private final ListDeliveries listDeliveries;
    private final Redeliver redeliver;
    private final ReplayWebhook replayWebhook;

    /**
     * Creates the services of all use cases for webhooks.
     *
     * @param webhookLimit the maximum number of webhooks of a company
     */
    public WebhooksService(UseCaseParts parts, WebhookUrls urls, WebhookEncryption encryption, int webhookLimit) {
        LazyPort<WebhookRepository> webhooks = LazyPort.of(parts.store(), WebhookStore.class, WebhookStore::webhooks);
        LazyPort<DeliveryLog> deliveries = LazyPort.of(parts.store(), WebhookStore.class, WebhookStore::deliveries);
        WebhookSecretSource secrets = new WebhookSecretSource(new SecureRandom());
        WebhookWrites writes = new WebhookWrites(webhooks, encryption, parts.retries());
        createWebhook = new CreateWebhookService(
                parts.check(), parts.contexts(), urls, secrets, webhooks, encryption, webhookLimit);
        updateWebhook = new UpdateWebhookService(parts.check(), parts.contexts(), urls, writes);
        getWebhook = new GetWebhookService(writes);
        listWebhooks = new ListWebhooksService(parts.check(), webhooks);
        deleteWebhook = new DeleteWebhookService(writes);
        rotateWebhookSecret = new RotateWebhookSecretService(parts.contexts(), secrets, encryption, writes);
        testWebhook = new TestWebhookService(parts.contexts(), deliveries);
        listDeliveries = new ListDeliveriesService(parts.check(), writes, deliveries);
        redeliver = new RedeliverService(deliveries);
        replayWebhook = new ReplayWebhookService(deliveries);
    }

    @Override
    public Webhook create(Caller caller, CreateWebhookCommand command) {
        return createWebhook.create(caller, command);
    }

    @Override
    public Webhook update(Caller caller, UpdateWebhookCommand command) {
        return updateWebhook.update(caller, command);
    }

    @Override
    public Webhook get(Caller caller, WebhookId id) {
        return getWebhook.get(caller, id);
    }

    @Override
    public Page<Webhook> list(Caller caller, PageRequest page) {
        return listWebhooks.list(caller, page);
    }

    @Override
    public void delete(Caller caller, WebhookId id, Optional<Long> expectedVersion) {
        deleteWebhook.delete(caller, id, expectedVersion);
    }

    @Override
    public Webhook rotateSecret(Caller caller, WebhookId id, Optional<Long> expectedVersion) {
        return rotateWebhookSecret.rotateSecret(caller, id, expectedVersion);
    }

    @Override
    public Delivery test(Caller caller, WebhookId id, Optional<Long> expectedVersion) {
        return testWebhook.test(caller, id, expectedVersion);
    }

    @Override
    public Page<Delivery> listDeliveries(
            Caller caller, WebhookId id, Optional<DeliveryStatus> status, PageRequest page) {
        return listDeliveries.listDeliveries(caller, id, status, page);
    }

    @Override
    public Delivery redeliver(Caller caller, WebhookId id, Optional<Long> expectedVersion, UUID messageId) {
        return redeliver.redeliver(caller, id, expectedVersion, messageId);
    }

    @Override
    public long replay(Caller caller, WebhookId id, Optional<Long> expectedVersion, Instant since) {
        return replayWebhook.replay(caller, id, expectedVersion, since);
    }
}
