/**
 * The ports that a store implements for API keys.
 *
 * <p>Start at {@link io.leadstone.application.port.out.access.ApiKeyRepository}.
 *
 * <p>Stores and adapters may use this package. A minor version may add methods to its interfaces.
 */
@NullMarked
package io.leadstone.application.port.out.access;

import org.jspecify.annotations.NullMarked;
