/**
 * API keys in SQL. The package depends on {@code sql}.
 *
 * <p>Start at {@link io.leadstone.adapter.mybatis.access.MyBatisApiKeyRepository}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.mybatis.access;

import org.jspecify.annotations.NullMarked;
