/**
 * The purge of leads in SQL. The package depends on {@code sql}, {@code lead}, {@code search} and {@code webhook}.
 *
 * <p>Start at {@link io.leadstone.adapter.mybatis.privacy.MyBatisLeadPurge}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.mybatis.privacy;

import org.jspecify.annotations.NullMarked;
