package io.leadstone.application.port.out.idempotency;

import io.leadstone.application.idempotency.AttemptRefusedException;
import io.leadstone.application.idempotency.KeptAnswer;
import io.leadstone.application.idempotency.Reservation;
import io.leadstone.application.idempotency.ReservedKey;
import io.leadstone.application.idempotency.WriteAttempt;
import io.leadstone.domain.failure.StoreUnavailableException;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Makes writes idempotent. A request reserves its key, writes once in {@link #during}, and keeps its answer. Each of
 * these steps is committed on its own, and a process may die between them.
 *
 * <p>The writes of leads, conversations and webhooks take part. The write of an attempt and the note that it was
 * written are stored atomically. In SQL the note is in the row of the key, in the transaction of the write. In MongoDB
 * it is in the document that the write changes.
 *
 * <p>An erasure or a purge of a lead removes the kept answers about it, as {@link ReservedKey#erased} does. It also
 * finds the keys of requests that have written the lead or one of its conversations, and have no answer yet.
 *
 * <p>Every method throws {@link StoreUnavailableException} if the store cannot be reached.
 */
public interface IdempotentWrites {

    /**
     * Reserves the key of the attempt, as {@link ReservedKey#reserve} decides. One of several concurrent calls gets the
     * key. It must not be called in an active transaction of the host, which would hide the reservation from others.
     *
     * @param contentHash the hash of the request's content
     * @param now the instant of the call
     */
    Reservation reserve(WriteAttempt attempt, String contentHash, Instant now);

    /**
     * Runs {@code work} on this thread. The first write of a lead, a conversation or a webhook in it belongs to the
     * attempt. That write is stored only if the attempt still has the key and no attempt of the key has written. A
     * transaction of the host that {@code work} begins is joined by the write as always.
     *
     * @throws AttemptRefusedException if the write is not stored for this reason; {@code work} must not catch it
     */
    <T> T during(WriteAttempt attempt, Supplier<T> work);

    /**
     * Keeps the answer for repetitions of the request. Does nothing if the attempt does not have the key any more. If
     * the lead of the answer is erased, the key then becomes {@linkplain ReservedKey#erased erased}.
     */
    void complete(WriteAttempt attempt, KeptAnswer answer);

    /**
     * Ends the lease of the attempt, so that the next request with the key may run. Does nothing if the attempt does
     * not have the key any more.
     */
    void release(WriteAttempt attempt);

    /**
     * Removes keys that were reserved at {@code latest} or earlier, of all companies.
     *
     * @param limit the approximate number of keys to remove at once, at least 1
     * @return the number of keys that were removed; 0 if none is left
     */
    int purge(Instant latest, int limit);
}
