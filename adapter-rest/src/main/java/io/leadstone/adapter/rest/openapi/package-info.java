/**
 * What the routes are, said by the service itself. It knows nothing of leads; the document is written by hand, and a test holds it
 * against the resources. Start at {@link io.leadstone.adapter.rest.openapi.OpenApiResource}.
 */
@NullMarked
package io.leadstone.adapter.rest.openapi;

import org.jspecify.annotations.NullMarked;
