package io.leadstone.store.json;

import io.leadstone.domain.agent.Agent;

/**
 * An agent as a store keeps it. The id of a removed agent still belongs to its company.
 *
 * @param removed true if the company removed the agent
 */
public record RegisteredAgent(Agent agent, boolean removed) {}
