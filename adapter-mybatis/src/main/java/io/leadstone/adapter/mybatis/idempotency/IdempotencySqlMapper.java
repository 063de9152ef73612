package io.leadstone.adapter.mybatis.idempotency;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements on idempotency keys; see {@code IdempotencySqlMapper.xml}. */
public interface IdempotencySqlMapper {

    /**
     * Inserts a key. Returns the number of rows. On PostgreSQL it is 0 if the key exists. The other databases throw an
     * exception then.
     */
    int insert(IdempotencyRow key);

    @Nullable
    IdempotencyRow find(String companyId, String keyId);

    /** Replaces the key if {@code attempt} still has it and has not written. Returns the number of rows. */
    int replace(IdempotencyRow key, UUID attempt);

    /** Returns 1 if the attempt has the key and has not written, else null. */
    @Nullable
    Integer findCurrent(String companyId, String keyId, UUID attempt);

    /** Notes that the attempt has written the record. Returns 0 if it does not have the key or has written already. */
    int note(String companyId, String keyId, UUID attempt, UUID writtenId, @Nullable UUID leadId);

    /**
     * Stores the answer if the attempt has the key. Returns the number of rows.
     *
     * @param onlyWritten true to store it only if the attempt has written a record
     */
    int complete(
            String companyId,
            String keyId,
            UUID attempt,
            boolean onlyWritten,
            int status,
            String headers,
            String body,
            @Nullable UUID leadId);

    /** Ends the lease if the attempt has the key and has not written. */
    int release(String companyId, String keyId, UUID attempt);

    /** Removes the answers about the lead and gives their keys to another attempt. */
    int erase(String companyId, UUID leadId, UUID nextAttempt);

    /** Returns a row if the lead exists, and locks it until the commit. The value is true if the lead is erased. */
    @Nullable
    Boolean lockLead(String companyId, UUID leadId);

    /** Returns the instant of the expired key at the position {@code limit}; null if there are fewer. */
    @Nullable
    Instant lastOfBatch(Instant latest, int limit);

    int purge(Instant latest);
}
