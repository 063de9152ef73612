/**
 * What each operation on leads costs through {@link io.leadstone.application.LeadManagement}, beside the plain calls that do the same
 * work, per store and size of the company. Start at {@link io.leadstone.benchmarks.store.StoreTable}, which runs
 * {@link io.leadstone.benchmarks.store.LeadBenchmark} under JMH.
 */
@NullMarked
package io.leadstone.benchmarks.store;

import org.jspecify.annotations.NullMarked;
