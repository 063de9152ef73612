/**
 * Index techniques for searches and filters that several stores share: the index terms and filter terms of a lead, and
 * the variants of a mistyped word. The domain defines which leads a search matches.
 *
 * <p>Start at {@link io.leadstone.application.search.IndexTerms}.
 *
 * <p>Stores and adapters may use this package. A minor version may add methods to its interfaces.
 */
@NullMarked
package io.leadstone.application.search;

import org.jspecify.annotations.NullMarked;
