/**
 * The services that implement the use cases of idempotency keys. They are internal: hosts call the interfaces of
 * {@code port.in.idempotency}.
 *
 * <p>Start at {@link io.leadstone.application.service.idempotency.IdempotencyService}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.application.service.idempotency;

import org.jspecify.annotations.NullMarked;
