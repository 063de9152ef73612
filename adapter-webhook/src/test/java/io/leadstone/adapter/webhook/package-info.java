/**
 * Tests of the dispatcher with correct and faulty receivers over HTTP. Start at
 * {@link io.leadstone.adapter.webhook.DeliveryTest}.
 */
package io.leadstone.adapter.webhook;
