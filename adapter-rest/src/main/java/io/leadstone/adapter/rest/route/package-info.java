/**
 * The paths of all routes, and the headers of all answers. This package depends on no other one. Start at {@link
 * io.leadstone.adapter.rest.route.Routes}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.rest.route;

import org.jspecify.annotations.NullMarked;
