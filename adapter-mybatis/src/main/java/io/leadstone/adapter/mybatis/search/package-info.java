/**
 * The index techniques of searches in SQL: hashes of n-grams and pieces of words. The package depends on {@code sql}.
 *
 * <p>Start at {@link io.leadstone.adapter.mybatis.search.LeadIndexTerms}.
 */
@NullMarked
package io.leadstone.adapter.mybatis.search;

import org.jspecify.annotations.NullMarked;
