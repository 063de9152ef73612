/**
 * The quality of searches on names and phone numbers of many countries: recall and precision. Start at {@link
 * io.leadstone.benchmarks.search.SearchQualityTable}.
 */
@NullMarked
package io.leadstone.benchmarks.search;

import org.jspecify.annotations.NullMarked;
