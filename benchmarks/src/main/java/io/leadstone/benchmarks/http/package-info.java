/**
 * Benchmarks over HTTP: the throughput of the routes compared with a resource that returns a constant, the heap of the
 * server under load, and a soak test with all background work. Start at {@link
 * io.leadstone.benchmarks.http.HttpTable}, {@link io.leadstone.benchmarks.http.HeapTable} and {@link
 * io.leadstone.benchmarks.http.SoakTable}.
 */
@NullMarked
package io.leadstone.benchmarks.http;

import org.jspecify.annotations.NullMarked;
