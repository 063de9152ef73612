package io.leadstone.application.port.in.idempotency;

import io.leadstone.application.access.Caller;
import io.leadstone.application.idempotency.IdempotentRequest;
import io.leadstone.application.idempotency.KeptAnswer;
import io.leadstone.application.idempotency.Reservation;
import io.leadstone.domain.failure.CapabilityMissingException;
import io.leadstone.domain.failure.IdempotencyKeyInProgressException;
import io.leadstone.domain.failure.IdempotencyKeyReusedException;
import io.leadstone.domain.failure.StoreUnavailableException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs a request with an idempotency key at most once, on all nodes together.
 * <pre>{@code
 * IdempotentAnswer result = management.idempotency().answerOnce(
 *         caller,
 *         IdempotentRequest.of(new IdempotencyKey(orderId), "import lead", json),
 *         () -> answer(management.leads().create(caller, command).lead()),
 *         written -> answer(management.leads().get(caller, new LeadId(written.record().id()))));
 * }</pre>
 */
@FunctionalInterface
public interface AnswerOnce {

    /**
     * Runs {@code write} if no request of the caller with this key and content has run within the last 24 hours.
     * Otherwise it returns the answer of the earlier one. A caller without the scope {@code read} has other keys than
     * with it, so that it does not get the answer to a reader.
     *
     * <p>{@code write} runs on this thread. The first write of a lead, a conversation or a webhook in it is stored only
     * if no other attempt has taken over the key, and never twice. Everything else that {@code write} does is not
     * protected. If {@code write} throws, its answer is not kept, and the next request with the key runs.
     *
     * <p>Call it outside a transaction of the host. {@code write} may run one: begin and commit it within, and throw an
     * exception if it is rolled back.
     *
     * @param write runs the use case and returns its answer
     * @param rebuild returns the answer of a write whose process died before the answer was kept, or whose answer was
     *     removed by an erasure. It writes nothing
     * @throws IdempotencyKeyReusedException if the key was used for another content
     * @throws IdempotencyKeyInProgressException if another request with the key is running. If its process died before
     *     it wrote, this lasts for at most a minute
     * @throws IllegalStateException in an active transaction of the host
     * @throws CapabilityMissingException if the store has no idempotency keys
     * @throws StoreUnavailableException if the store cannot be reached
     */
    IdempotentAnswer answerOnce(
            Caller caller,
            IdempotentRequest request,
            Supplier<KeptAnswer> write,
            Function<Reservation.Written, KeptAnswer> rebuild);
}
