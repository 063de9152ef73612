package io.leadstone.application;

import io.leadstone.application.email.EmailKeyReport;
import io.leadstone.application.port.in.access.ManageApiKeys;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.service.email.EmailKeyRenewal;
import io.leadstone.domain.failure.CapabilityMissingException;
import io.leadstone.domain.failure.StoreUnavailableException;

/**
 * Operations for the operator of an installation, who has access to the store: API keys, and the renewal of email keys.
 * They check no caller and no scope, so they must not be reachable over a network. It is thread-safe and need not be
 * closed.
 * <pre>{@code
 * NewApiKey key = LeadOperations.of(store).apiKeys().create(command);
 * }</pre>
 */
public final class LeadOperations {

    private final ManageApiKeys apiKeys;
    private final EmailKeyRenewal emailKeys;

    LeadOperations(ManageApiKeys apiKeys, EmailKeyRenewal emailKeys) {
        this.apiKeys = apiKeys;
        this.emailKeys = emailKeys;
    }

    /**
     * Returns the operations on {@code store}, with the defaults of {@link LeadManagementBuilder}. A host that chooses
     * a clock, a validator or email keys calls {@link LeadManagementBuilder#buildOperations} instead.
     */
    public static LeadOperations of(LeadStore store) {
        return LeadManagement.builder().store(store).buildOperations();
    }

    /** Returns the operations that create, list and revoke API keys. */
    public ManageApiKeys apiKeys() {
        return apiKeys;
    }

    /**
     * Returns true if the email keys of some leads may have been made by another rule than the present one, so that a
     * create may miss a duplicate. It costs one read.
     *
     * @throws CapabilityMissingException if the store cannot renew email keys
     * @throws StoreUnavailableException if the store cannot be reached
     */
    public boolean needsEmailKeyRenewal() {
        return emailKeys.isNeeded();
    }

    /**
     * Renews the email keys of all leads, if another rule made them. Call it once after a change of {@link
     * io.leadstone.application.port.out.lead.EmailKeys}, before leads are created by the new rule. It reads the leads
     * in batches, oldest first, and commits each batch. It can be interrupted and repeated, and leads can be read and
     * changed meanwhile. It writes no events. If all keys are current, it costs one read.
     *
     * <p>If the new rule gives two leads of a company the same key, only one of them gets it. A lead that already has
     * the key keeps it. Otherwise the older lead gets it. The other lead keeps its old key. Nothing is merged. Each
     * collision is logged with the ids of both leads, and returned. As long as collisions remain, each further call
     * reads all leads, renews those that are free now, and returns the others.
     *
     * @throws CapabilityMissingException if the store cannot renew email keys
     * @throws StoreUnavailableException if the store cannot be reached; the keys renewed so far stay renewed
     * @throws IllegalStateException in an active transaction of the host
     */
    public EmailKeyReport renewEmailKeys() {
        return emailKeys.run();
    }
}
