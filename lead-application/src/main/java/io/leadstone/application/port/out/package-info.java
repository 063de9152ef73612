/**
 * What Leadstone needs from outside: a store, by role, and the host's own directories. A store is proved by the contract tests of
 * {@code lead-testkit}. Start at {@link io.leadstone.application.port.out.LeadStore}.
 */
@NullMarked
package io.leadstone.application.port.out;

import org.jspecify.annotations.NullMarked;
