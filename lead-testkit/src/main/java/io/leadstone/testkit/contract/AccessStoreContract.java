package io.leadstone.testkit.contract;

import io.leadstone.testkit.contract.access.ApiKeyRepositoryContract;
import io.leadstone.testkit.contract.agent.AgentRepositoryContract;
import io.leadstone.testkit.contract.agent.DirectoryConcurrencyContract;

/** The tests of an {@link io.leadstone.application.port.out.access.AccessStore}. */
public interface AccessStoreContract
        extends AgentRepositoryContract, ApiKeyRepositoryContract, DirectoryConcurrencyContract {}
