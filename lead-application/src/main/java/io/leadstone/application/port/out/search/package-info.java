/**
 * What a store must offer for lists and searches of leads.
 *
 * <p>Start at {@link io.leadstone.application.port.out.search.LeadSearch}.
 */
@NullMarked
package io.leadstone.application.port.out.search;

import org.jspecify.annotations.NullMarked;
