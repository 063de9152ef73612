package io.leadstone.application.port.in.webhook;

/** Use cases of webhooks and their deliveries, as a host calls them through {@code LeadManagement.webhooks()}. */
public interface Webhooks
        extends CreateWebhook,
                UpdateWebhook,
                GetWebhook,
                ListWebhooks,
                DeleteWebhook,
                RotateWebhookSecret,
                TestWebhook,
                ListDeliveries,
                Redeliver,
                ReplayWebhook {}
