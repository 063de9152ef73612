package io.leadstone.application.port.out.access;

import io.leadstone.application.access.ApiKey;
import io.leadstone.domain.CompanyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps the keys that programs of companies authenticate with. */
public interface ApiKeyRepository {

    /** Stores a new key; {@code false}, and nothing stored, where any company has a key of that id, revoked or not. */
    boolean add(ApiKey key);

    /** The key of this id, revoked or not, whichever company has it: its answer says which company the caller is of. */
    Optional<ApiKey> find(String id);

    /** All keys of the company, revoked ones too, oldest first. */
    List<ApiKey> list(CompanyId companyId);

    /** Revokes the company's active key of this id from {@code at} on; {@code false} where there is none. */
    boolean revoke(CompanyId companyId, String id, Instant at);

    /** Whether no company ever had a key: a revoked one counts, so that who locks everybody out is not let in by a restart. */
    boolean isEmpty();
}
