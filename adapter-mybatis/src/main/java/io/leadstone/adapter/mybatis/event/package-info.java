/**
 * The event feed of a company in SQL. The package depends on {@code sql} and on the rows of {@code lead}.
 *
 * <p>Start at {@link io.leadstone.adapter.mybatis.event.MyBatisEventFeed}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.mybatis.event;

import org.jspecify.annotations.NullMarked;
