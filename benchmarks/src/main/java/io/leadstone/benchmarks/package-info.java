/**
 * What things cost, each beside the plain calls that do the same work in the same run, so that the ratio means something on any machine.
 * May know every module; nothing knows it. Start at {@link io.leadstone.benchmarks.FiguresBenchmark}.
 */
@NullMarked
package io.leadstone.benchmarks;

import org.jspecify.annotations.NullMarked;
