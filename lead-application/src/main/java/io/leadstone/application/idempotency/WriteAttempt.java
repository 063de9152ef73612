package io.leadstone.application.idempotency;

import io.leadstone.domain.CompanyId;
import java.time.Instant;
import java.util.UUID;

/**
 * One attempt to write what a request with an idempotency key asks for. The write is stored only if no other attempt
 * has taken over the key.
 *
 * @param keyId the id of the key among those of the company, see {@link IdempotentRequest#keyIdOf}
 * @param attemptId the id of this attempt; each attempt has another one
 * @param recordId the id of the record that the write creates. All attempts of a key use the same id
 * @param reservedAt the instant at which the key was reserved first
 */
public record WriteAttempt(CompanyId companyId, String keyId, UUID attemptId, UUID recordId, Instant reservedAt) {

    @Override
    public String toString() {
        return "WriteAttempt[companyId=" + companyId + ", attemptId=" + attemptId + "]";
    }
}
