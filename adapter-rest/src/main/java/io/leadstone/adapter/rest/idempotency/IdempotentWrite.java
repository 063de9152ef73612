package io.leadstone.adapter.rest.idempotency;

import io.leadstone.domain.LeadId;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * The answer to a write that may have an idempotency key.
 *
 * @param response the answer to this request
 * @param kept the answer to its repetitions. It differs if the response contains a secret
 * @param leadId the lead that the answer is about; an erasure of the lead removes the kept answer
 */
public record IdempotentWrite(Response response, Response kept, Optional<LeadId> leadId) {

    /** Returns an answer about the lead. */
    public static IdempotentWrite about(LeadId lead, Response response) {
        return about(Optional.of(lead), response);
    }

    /** Returns an answer about the lead, if there is one. */
    public static IdempotentWrite about(Optional<LeadId> lead, Response response) {
        return new IdempotentWrite(response, response, lead);
    }

    /** Returns an answer that is not about a lead. */
    public static IdempotentWrite of(Response response) {
        return about(Optional.empty(), response);
    }

    /** Returns an answer with a secret, and the answer without it for repetitions. */
    public static IdempotentWrite withSecret(Response response, Response withoutSecret) {
        return new IdempotentWrite(response, withoutSecret, Optional.empty());
    }
}
