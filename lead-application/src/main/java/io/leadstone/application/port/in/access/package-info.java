/**
 * Use cases of API keys. Except for the check of a key, they are for operators and must not be reachable over a
 * network.
 *
 * <p>Start at {@link io.leadstone.application.port.in.access.ManageApiKeys}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.application.port.in.access;

import org.jspecify.annotations.NullMarked;
