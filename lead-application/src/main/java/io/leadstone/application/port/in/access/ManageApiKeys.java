package io.leadstone.application.port.in.access;

import io.leadstone.application.access.ApiKey;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.InvalidCommandException;
import java.util.List;

/**
 * Makes, lists and revokes keys. It is for the operator of the installation, who has the store at hand: it asks no caller, and must
 * not be reachable over a network.
 */
public interface ManageApiKeys {

    /**
     * Stores a new key.
     *
     * @throws InvalidCommandException where the command breaks rules, or its id is taken
     */
    NewApiKey create(CreateApiKeyCommand command);

    /** The keys of the company, oldest first. */
    List<ApiKey> list(CompanyId companyId);

    /** Revokes the company's key, at once; {@code false} where it has no such active key. */
    boolean revoke(CompanyId companyId, String id);

    /** Whether no company ever had a key, revoked or not: the installation is a new one. */
    boolean isEmpty();

    /** A key and its secret, which is nowhere kept. */
    record NewApiKey(ApiKey key, String secret) {

        /** Hides the secret from logs. */
        @Override
        public String toString() {
            return "NewApiKey[" + key + "]";
        }
    }
}
