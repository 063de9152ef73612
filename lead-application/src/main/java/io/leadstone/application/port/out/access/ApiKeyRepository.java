package io.leadstone.application.port.out.access;

import io.leadstone.application.access.ApiKey;
import io.leadstone.domain.CompanyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads and writes API keys. Programs of a company authenticate with them. */
public interface ApiKeyRepository {

    /**
     * Stores a new key, unless a key with the same id exists in any company, active or revoked.
     *
     * @return true if the key was stored
     */
    boolean add(ApiKey key);

    /**
     * Returns the key of this id, active or revoked. The search covers all companies, because the key determines the
     * company of the caller.
     */
    Optional<ApiKey> find(String id);

    /** Returns all keys of the company, active and revoked, oldest first. */
    List<ApiKey> list(CompanyId companyId);

    /**
     * Revokes the active key of this id of the company, from {@code at} on.
     *
     * @return true if the key was revoked; false if the company has no active key of this id
     */
    boolean revoke(CompanyId companyId, String id, Instant at);

    /**
     * Returns true if no key was ever stored for any company. A revoked key counts. So a restart creates no first key
     * after all keys were revoked.
     */
    boolean isEmpty();
}
