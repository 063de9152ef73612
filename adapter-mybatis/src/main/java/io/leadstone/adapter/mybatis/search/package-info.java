/**
 * The search in SQL: its indexes, and the lists and searches that read them. The indexes are n-gram hashes on
 * PostgreSQL, and a table of index terms on MariaDB and MySQL. The package depends on {@code sql}.
 *
 * <p>Start at {@link io.leadstone.adapter.mybatis.search.MyBatisLeadSearch}, and for the indexes at {@link
 * io.leadstone.adapter.mybatis.search.LeadIndexColumns}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.mybatis.search;

import org.jspecify.annotations.NullMarked;
