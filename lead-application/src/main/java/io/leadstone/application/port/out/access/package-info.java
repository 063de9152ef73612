/**
 * The ports that a store implements for API keys.
 *
 * <p>Start at {@link io.leadstone.application.port.out.access.ApiKeyRepository}.
 */
@NullMarked
package io.leadstone.application.port.out.access;

import org.jspecify.annotations.NullMarked;
