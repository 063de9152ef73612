/**
 * Access to the parts of a request that resource methods need. This package depends on those of callers, queries,
 * versions and bodies, but not on a topic such as leads. Start at {@link
 * io.leadstone.adapter.rest.request.RequestContext}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.rest.request;

import org.jspecify.annotations.NullMarked;
