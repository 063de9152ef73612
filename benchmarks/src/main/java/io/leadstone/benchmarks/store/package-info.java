/**
 * Benchmarks of each operation on leads, per store and size, compared with plain calls that do the same work. Start
 * at {@link io.leadstone.benchmarks.store.StoreTable}, which runs {@link io.leadstone.benchmarks.store.LeadBenchmark}
 * under JMH.
 */
@NullMarked
package io.leadstone.benchmarks.store;

import org.jspecify.annotations.NullMarked;
