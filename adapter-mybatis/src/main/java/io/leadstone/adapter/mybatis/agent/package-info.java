/**
 * The directory of agents in SQL. The package depends on {@code sql}.
 *
 * <p>Start at {@link io.leadstone.adapter.mybatis.agent.MyBatisAgentRepository}.
 */
@NullMarked
package io.leadstone.adapter.mybatis.agent;

import org.jspecify.annotations.NullMarked;
