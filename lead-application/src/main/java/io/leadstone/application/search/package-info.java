/**
 * Index techniques for searches that several stores share: texts of which an index keeps some for each lead, and
 * variants of a mistyped word. The package depends on the meaning of a search, which the domain defines.
 *
 * <p>Start at {@link io.leadstone.application.search.IndexTerms}.
 */
@NullMarked
package io.leadstone.application.search;

import org.jspecify.annotations.NullMarked;
