/**
 * Idempotency keys in SQL. The package depends on {@code sql}.
 *
 * <p>Start at {@link io.leadstone.adapter.mybatis.idempotency.MyBatisIdempotentWrites}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.mybatis.idempotency;

import org.jspecify.annotations.NullMarked;
