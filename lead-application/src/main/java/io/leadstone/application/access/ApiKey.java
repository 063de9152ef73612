package io.leadstone.application.access;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.OpaqueId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An API key, with which a program of a company authenticates. Only a hash of its secret is stored.
 *
 * @param id the public id, 1–64 of {@code [A-Za-z0-9._:-]}, unique among all companies
 * @param name a name for people, at most 100 characters, may be empty
 * @param secretHash the {@link SecretHash} of the secret
 * @param revokedAt the instant of the revocation; empty while the key is valid
 */
public record ApiKey(
        String id,
        CompanyId companyId,
        String name,
        Set<Scope> scopes,
        Role role,
        SecretHash secretHash,
        Instant createdAt,
        Optional<Instant> revokedAt) {

    public ApiKey {
        if (!OpaqueId.isValid(id)) {
            throw new IllegalArgumentException("the id of an API key " + OpaqueId.RULE);
        }
        if (role == Role.LEAD) {
            throw new IllegalArgumentException("an API key must not have the role lead");
        }
        scopes = Set.copyOf(scopes);
    }

    /** Returns true if the key is not revoked. */
    public boolean isActive() {
        return revokedAt.isEmpty();
    }

    /** Returns the caller that this key authenticates. */
    public Caller caller() {
        return new Caller(companyId, id, scopes, role, Optional.empty());
    }

    @Override
    public String toString() {
        return "ApiKey[id=" + id + ", companyId=" + companyId + "]";
    }
}
