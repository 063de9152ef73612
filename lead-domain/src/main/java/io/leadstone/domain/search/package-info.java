/**
 * The meaning of a search: how texts are folded and split into words, which texts match a term, and how matches are
 * ranked. The package depends on the lead, whose fields are searched.
 *
 * <p>Start at {@link io.leadstone.domain.search.QueryTerm}. Index techniques are not part of the meaning; they belong
 * to the stores.
 */
@NullMarked
package io.leadstone.domain.search;

import org.jspecify.annotations.NullMarked;
