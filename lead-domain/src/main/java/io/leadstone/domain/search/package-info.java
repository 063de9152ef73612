/**
 * Rules of the search: how texts are folded and split into words, which texts match a term, and how matches are
 * ranked. The package depends on the lead, whose fields are searched.
 *
 * <p>Start at {@link io.leadstone.domain.search.QueryTerm}. The stores choose their index techniques, which must not
 * change the result.
 *
 * <p>Stores and adapters may use this package. A minor version may add methods to its interfaces.
 */
@NullMarked
package io.leadstone.domain.search;

import org.jspecify.annotations.NullMarked;
