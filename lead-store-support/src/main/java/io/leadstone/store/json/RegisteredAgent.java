package io.leadstone.store.json;

import io.leadstone.domain.agent.Agent;

/**
 * A stored agent, live or removed. The id of a removed agent still belongs to its company.
 *
 * @param removed true if the company removed the agent
 */
public record RegisteredAgent(Agent agent, boolean removed) {}
