/**
 * Strict parsing of JSON requests, and serialization of responses. This package does not depend on leads. Start at
 * {@link io.leadstone.adapter.rest.json.StrictJson} for requests and {@link
 * io.leadstone.adapter.rest.json.JsonResponseWriter} for responses.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.rest.json;

import org.jspecify.annotations.NullMarked;
