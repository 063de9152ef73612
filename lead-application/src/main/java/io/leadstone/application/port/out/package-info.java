/**
 * The ports that Leadstone calls: those of a store, and those that a host can implement. The contract tests of
 * {@code lead-testkit} check a store. Start at {@link io.leadstone.application.port.out.LeadStore}.
 *
 * <p>Stores and adapters may use this package. A minor version may add methods to its interfaces.
 */
@NullMarked
package io.leadstone.application.port.out;

import org.jspecify.annotations.NullMarked;
