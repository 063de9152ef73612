/**
 * The contract of stores for the directory of agents. Each interface has default test methods; an adapter
 * runs them by implementing it.
 *
 * <p>Start at {@link io.leadstone.testkit.contract.agent.AgentRepositoryContract}.
 *
 * <p>Stores and adapters may use this package. A minor version may add methods to its interfaces.
 */
@NullMarked
package io.leadstone.testkit.contract.agent;

import org.jspecify.annotations.NullMarked;
