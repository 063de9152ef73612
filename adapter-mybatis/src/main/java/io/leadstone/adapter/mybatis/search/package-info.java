/**
 * The search indexes in SQL: n-gram hashes on PostgreSQL, a table of index terms on MariaDB and MySQL. The package
 * depends on {@code sql}.
 *
 * <p>Start at {@link io.leadstone.adapter.mybatis.search.NgramHashes} and {@link
 * io.leadstone.adapter.mybatis.search.LeadIndexTerms}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.mybatis.search;

import org.jspecify.annotations.NullMarked;
