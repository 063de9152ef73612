/**
 * What a store must offer for API keys.
 *
 * <p>Start at {@link io.leadstone.application.port.out.access.ApiKeyRepository}.
 */
@NullMarked
package io.leadstone.application.port.out.access;

import org.jspecify.annotations.NullMarked;
