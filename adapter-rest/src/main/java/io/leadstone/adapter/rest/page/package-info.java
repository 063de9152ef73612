/**
 * Queries and lists: parameters on the way in, pages with their links on the way out. It knows nothing of what is listed. Start at
 * {@link io.leadstone.adapter.rest.page.PageResponses}.
 */
@NullMarked
package io.leadstone.adapter.rest.page;

import org.jspecify.annotations.NullMarked;
