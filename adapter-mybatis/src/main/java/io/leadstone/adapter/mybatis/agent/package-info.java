/**
 * The directory of agents in SQL. The package depends on {@code sql}.
 *
 * <p>Start at {@link io.leadstone.adapter.mybatis.agent.MyBatisAgentRepository}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.mybatis.agent;

import org.jspecify.annotations.NullMarked;
