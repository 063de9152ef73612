/**
 * JSON at the door: strict on the way in, exact on the way out. It knows nothing of leads; start at
 * {@link io.leadstone.adapter.rest.json.StrictJson} for requests and
 * {@link io.leadstone.adapter.rest.json.JsonResponseWriter} for responses.
 */
@NullMarked
package io.leadstone.adapter.rest.json;

import org.jspecify.annotations.NullMarked;
