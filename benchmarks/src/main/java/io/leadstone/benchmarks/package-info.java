/**
 * Benchmarks. Each one also measures plain calls that do the same work in the same run, so that the ratios can be
 * compared across machines. This module may depend on every other module, and no module depends on it. Start at
 * {@link io.leadstone.benchmarks.FiguresBenchmark}.
 */
@NullMarked
package io.leadstone.benchmarks;

import org.jspecify.annotations.NullMarked;
