/**
 * The capability of a store to keep agents and API keys, the port for API keys, and the port that limits the rate of
 * requests.
 *
 * <p>Start at {@link io.leadstone.application.port.out.access.AccessStore}.
 *
 * <p>Stores and adapters may use this package. A minor version may add methods to its interfaces.
 */
@NullMarked
package io.leadstone.application.port.out.access;

import org.jspecify.annotations.NullMarked;
