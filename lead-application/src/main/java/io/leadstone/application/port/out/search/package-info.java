/**
 * The port that a store implements for lists and searches of leads.
 *
 * <p>Start at {@link io.leadstone.application.port.out.search.LeadSearch}.
 *
 * <p>Stores and adapters may use this package. A minor version may add methods to its interfaces.
 */
@NullMarked
package io.leadstone.application.port.out.search;

import org.jspecify.annotations.NullMarked;
