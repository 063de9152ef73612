/**
 * The API documentation that the service publishes. The document is written by hand, and a test compares it with the
 * resources. Start at {@link io.leadstone.adapter.rest.openapi.OpenApiResource}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.rest.openapi;

import org.jspecify.annotations.NullMarked;
