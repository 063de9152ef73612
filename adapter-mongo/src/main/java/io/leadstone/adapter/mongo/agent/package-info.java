/**
 * The directory of agents in MongoDB. The package depends on {@code document} and {@code session}.
 *
 * <p>Start at {@link io.leadstone.adapter.mongo.agent.MongoAgentRepository}.
 */
@NullMarked
package io.leadstone.adapter.mongo.agent;

import org.jspecify.annotations.NullMarked;
