/**
 * What the routes cost over HTTP beside a resource of the same server that does nothing, and what the server's memory does meanwhile.
 * Start at {@link io.leadstone.benchmarks.http.HttpTable} and
 * {@link io.leadstone.benchmarks.http.HeapTable}.
 */
@NullMarked
package io.leadstone.benchmarks.http;

import org.jspecify.annotations.NullMarked;
