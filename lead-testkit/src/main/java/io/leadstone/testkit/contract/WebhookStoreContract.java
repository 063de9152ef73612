package io.leadstone.testkit.contract;

import io.leadstone.testkit.contract.lead.LeadErasureContract;
import io.leadstone.testkit.contract.webhook.CancelledDeliveriesContract;
import io.leadstone.testkit.contract.webhook.DeliveryLogContract;
import io.leadstone.testkit.contract.webhook.DeliveryOrderContract;
import io.leadstone.testkit.contract.webhook.DeliveryQueueContract;
import io.leadstone.testkit.contract.webhook.SecretsAtRestContract;
import io.leadstone.testkit.contract.webhook.WebhookConcurrencyContract;
import io.leadstone.testkit.contract.webhook.WebhookRepositoryContract;

/**
 * The tests of a {@link io.leadstone.application.port.out.webhook.WebhookStore}. They include the erasure of a lead,
 * because it changes stored messages.
 */
public interface WebhookStoreContract
        extends WebhookRepositoryContract,
                SecretsAtRestContract,
                DeliveryOrderContract,
                CancelledDeliveriesContract,
                DeliveryQueueContract,
                DeliveryLogContract,
                WebhookConcurrencyContract,
                LeadErasureContract {}
