/**
 * A store in memory that keeps every promise of the ports, for the tests of hosts and as the simplest example of a store. It knows
 * the application only. Start at {@link io.leadstone.testkit.memory.InMemoryLeadStore}.
 */
@NullMarked
package io.leadstone.testkit.memory;

import org.jspecify.annotations.NullMarked;
