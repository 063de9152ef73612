/**
 * Queries and pages of lists: filter, order, page and cursor. The use cases and the store ports use the same types.
 * Start at {@link io.leadstone.application.query.LeadQuery}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.application.query;

import org.jspecify.annotations.NullMarked;
