package io.leadstone.application.port.out.access;

import io.leadstone.application.port.out.StoreCapability;
import io.leadstone.application.port.out.agent.AgentRepository;

/** The capability of a store to keep agents and API keys. */
@StoreCapability("agents and API keys")
public interface AccessStore {

    /**
     * Returns the port for agents. It is the default of
     * {@link io.leadstone.application.LeadManagementBuilder#agentDirectory}.
     */
    AgentRepository agents();

    /** Returns the port for API keys. */
    ApiKeyRepository apiKeys();
}
