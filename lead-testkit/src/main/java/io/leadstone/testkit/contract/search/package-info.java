/**
 * The contract of stores for lists and searches of leads. Each interface has default test methods; an adapter
 * runs them by implementing it.
 *
 * <p>Start at {@link io.leadstone.testkit.contract.search.LeadSearchContract}.
 */
@NullMarked
package io.leadstone.testkit.contract.search;

import org.jspecify.annotations.NullMarked;
