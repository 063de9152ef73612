/**
 * The port that a store implements for lists and searches of leads.
 *
 * <p>Start at {@link io.leadstone.application.port.out.search.LeadSearch}.
 */
@NullMarked
package io.leadstone.application.port.out.search;

import org.jspecify.annotations.NullMarked;
