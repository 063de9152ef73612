/**
 * The HTTP server: Jetty with the REST routes, the limits of connections and bodies, problem documents for rejected
 * requests, and the request log. It depends on adapter-rest and on no database. Start at {@link
 * io.leadstone.server.http.HttpServer}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.server.http;

import org.jspecify.annotations.NullMarked;
