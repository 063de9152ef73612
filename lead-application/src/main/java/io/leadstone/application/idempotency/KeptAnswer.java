package io.leadstone.application.idempotency;

import io.leadstone.domain.LeadId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The answer to a request with an idempotency key, as repetitions of the request get it. It must contain no secret.
 *
 * @param status an HTTP status code; it decides whether the answer {@linkplain #isKept() is kept}
 * @param headers the headers that repetitions get again, such as {@code Location}
 * @param body the text of the body; empty if there is none
 * @param leadId the lead that the answer is about. An erasure of the lead removes the answer, or the hash of the
 *     request of a refusal. It is the real id, except in an answer to a widget session, which may have the session lead
 *     id
 */
public record KeptAnswer(int status, Map<String, String> headers, String body, Optional<LeadId> leadId) {

    /** 400: the first status of refusals. */
    public static final int FIRST_REFUSAL = 400;

    private static final int FIRST_SERVER_ERROR = 500;

    /**
     * Statuses of answers that are not kept: the caller may get access later (401, 403), the server asks for another
     * attempt (408, 429), or the condition on the version failed (412, 428). The condition is in a header, and headers
     * are no part of the content that repetitions have in common.
     */
    private static final Set<Integer> NOT_KEPT = Set.of(401, 403, 408, 412, 428, 429);

    public KeptAnswer {
        headers = Map.copyOf(headers);
    }

    /**
     * Returns true if repetitions get this answer. Otherwise a repetition runs the request again. This is so for
     * failures of the server, for refused callers, for conditions that failed, and for statuses that ask for another
     * attempt. Refusals of widget sessions are not kept either.
     */
    public boolean isKept() {
        return status < FIRST_SERVER_ERROR && !NOT_KEPT.contains(status);
    }

    /** Returns true if the request was refused. Then the answer has no data of the lead, except ids. */
    public boolean isRefusal() {
        return status >= FIRST_REFUSAL;
    }

    /** Returns the same answer about the lead with this id. */
    public KeptAnswer about(LeadId lead) {
        return new KeptAnswer(status, headers, body, Optional.of(lead));
    }

    @Override
    public String toString() {
        return "KeptAnswer[status=" + status + "]";
    }
}
