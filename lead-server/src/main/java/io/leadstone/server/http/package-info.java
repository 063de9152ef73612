/**
 * The door to the network: Jetty with the REST routes in it, its limits, its own refusals as problem documents, and a line in the
 * log for each request. It knows adapter-rest, and no database. Start at {@link io.leadstone.server.http.HttpServer}.
 */
@NullMarked
package io.leadstone.server.http;

import org.jspecify.annotations.NullMarked;
