/**
 * Benchmarks over HTTP: the throughput of the routes compared with a resource that returns a constant, and the heap
 * of the server under load. Start at {@link io.leadstone.benchmarks.http.HttpTable} and {@link
 * io.leadstone.benchmarks.http.HeapTable}.
 */
@NullMarked
package io.leadstone.benchmarks.http;

import org.jspecify.annotations.NullMarked;
