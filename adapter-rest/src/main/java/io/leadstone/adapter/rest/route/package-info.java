/**
 * The paths of our routes, in one place. It knows nothing but them. Start at {@link io.leadstone.adapter.rest.route.Routes}.
 */
@NullMarked
package io.leadstone.adapter.rest.route;

import org.jspecify.annotations.NullMarked;
