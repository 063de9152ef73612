package io.leadstone.application;

import io.leadstone.application.port.in.access.ManageApiKeys;
import io.leadstone.application.port.out.LeadStore;

/**
 * Operations on API keys for the operator of an installation, who has access to the store. They check no caller and no
 * scope, so they must not be reachable over a network. It is thread-safe and needs not be closed.
 * <pre>{@code
 * NewApiKey key = LeadOperations.of(store).apiKeys().create(command);
 * }</pre>
 */
public final class LeadOperations {

    private final ManageApiKeys apiKeys;

    LeadOperations(ManageApiKeys apiKeys) {
        this.apiKeys = apiKeys;
    }

    /**
     * Returns the operations on {@code store}, with the defaults of {@link LeadManagementBuilder}. A host that chooses
     * a clock or a validator calls {@link LeadManagementBuilder#buildOperations} instead.
     */
    public static LeadOperations of(LeadStore store) {
        return LeadManagement.builder().store(store).buildOperations();
    }

    /** Returns the operations that create, list and revoke API keys. */
    public ManageApiKeys apiKeys() {
        return apiKeys;
    }
}
