/**
 * API keys in SQL. The package depends on {@code sql}.
 *
 * <p>Start at {@link io.leadstone.adapter.mybatis.access.MyBatisApiKeyRepository}.
 */
@NullMarked
package io.leadstone.adapter.mybatis.access;

import org.jspecify.annotations.NullMarked;
