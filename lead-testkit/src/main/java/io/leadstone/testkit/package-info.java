/**
 * Sample leads, sequential ids and a settable clock for tests. The package depends on the domain and the application,
 * and on no adapter. The in-memory store and the store contract have packages of their own. Only the packages of the
 * contract need JUnit and AssertJ.
 *
 * <p>Start at {@link io.leadstone.testkit.SampleLeads}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.testkit;

import org.jspecify.annotations.NullMarked;
