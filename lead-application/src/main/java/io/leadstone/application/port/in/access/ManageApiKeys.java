package io.leadstone.application.port.in.access;

import io.leadstone.application.access.ApiKey;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.InvalidCommandException;
import java.util.List;

/**
 * Creates, lists and revokes API keys. It is for the operator of the installation. It checks no caller, so it must not
 * be reachable over a network.
 */
public interface ManageApiKeys {

    /**
     * Stores a new key.
     *
     * @throws InvalidCommandException if the command violates a rule, or its id is taken
     */
    NewApiKey create(CreateApiKeyCommand command);

    /** Returns the keys of the company, oldest first. */
    List<ApiKey> list(CompanyId companyId);

    /**
     * Revokes the active key of this id of the company at once.
     *
     * @return true if the key was revoked; false if the company has no such active key
     */
    boolean revoke(CompanyId companyId, String id);

    /** Returns true if no key was ever stored for any company. A revoked key counts. */
    boolean isEmpty();

    /** A key and its secret. The secret is not stored. */
    record NewApiKey(ApiKey key, String secret) {

        /** Hides the secret from logs. */
        @Override
        public String toString() {
            return "NewApiKey[" + key + "]";
        }
    }
}
