/**
 * The request that a resource method answers. It depends on the packages of callers, queries, versions and bodies, and
 * on no topic. Start at {@link io.leadstone.adapter.rest.request.RequestContext}.
 */
@NullMarked
package io.leadstone.adapter.rest.request;

import org.jspecify.annotations.NullMarked;
