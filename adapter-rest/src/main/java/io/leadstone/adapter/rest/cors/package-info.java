/**
 * Cross-origin requests of browsers (CORS): preflights, the origins of agents, and the headers of answers. The protocol
 * is that of the <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch standard</a>. Start at {@link
 * io.leadstone.adapter.rest.cors.CorsFeature}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.rest.cors;

import org.jspecify.annotations.NullMarked;
