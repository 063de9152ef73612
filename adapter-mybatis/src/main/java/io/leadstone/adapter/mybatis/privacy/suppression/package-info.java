/**
 * The suppression lists in SQL. The package depends on {@code sql} only, because the writes of leads and the purge use
 * it.
 *
 * <p>Start at {@link io.leadstone.adapter.mybatis.privacy.suppression.MyBatisSuppressionList}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.mybatis.privacy.suppression;

import org.jspecify.annotations.NullMarked;
