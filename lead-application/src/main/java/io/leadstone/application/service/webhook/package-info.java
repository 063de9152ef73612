/**
 * Services that implement the use cases of webhooks. They are internal: hosts call the interfaces of
 * {@code port.in.webhook}.
 *
 * <p>Start at {@link io.leadstone.application.service.webhook.WebhooksService}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.application.service.webhook;

import org.jspecify.annotations.NullMarked;
