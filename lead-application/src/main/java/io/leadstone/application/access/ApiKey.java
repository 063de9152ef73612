package io.leadstone.application.access;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.OpaqueId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A key that a program of a company authenticates with. The secret itself is never kept.
 *
 * @param id the public half, 1–64 of {@code [A-Za-z0-9._:-]}, unique among all companies
 * @param name what people call it, at most 100 characters, may be empty
 * @param secretHash the {@link SecretHash} of the secret half
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
            throw new IllegalArgumentException("a key's id " + OpaqueId.RULE);
        }
        if (role == Role.LEAD) {
            throw new IllegalArgumentException("a key does not speak for a lead");
        }
        scopes = Set.copyOf(scopes);
    }

    /** Whether the key opens anything still. */
    public boolean isActive() {
        return revokedAt.isEmpty();
    }

    /** The caller that this key speaks for. */
    public Caller caller() {
        return new Caller(companyId, id, scopes, role, Optional.empty());
    }

    @Override
    public String toString() {
        return "ApiKey[id=" + id + ", companyId=" + companyId + "]";
    }
}
