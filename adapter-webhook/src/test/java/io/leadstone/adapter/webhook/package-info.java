/**
 * The dispatcher over HTTP, against receivers that behave and receivers that do not. Start at
 * {@link io.leadstone.adapter.webhook.DeliveryTest}.
 */
package io.leadstone.adapter.webhook;
