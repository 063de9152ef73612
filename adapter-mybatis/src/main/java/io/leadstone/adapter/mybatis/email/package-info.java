/**
 * The renewal of email keys in SQL.
 *
 * <p>Start at {@link io.leadstone.adapter.mybatis.email.MyBatisEmailKeyRecords}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.mybatis.email;

import org.jspecify.annotations.NullMarked;
