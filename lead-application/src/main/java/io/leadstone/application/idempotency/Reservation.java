package io.leadstone.application.idempotency;

import java.util.UUID;

/** The answer of the store to a request with an idempotency key. */
public sealed interface Reservation {

    /**
     * The request may write.
     *
     * @param key the new state of the key; its attempt is the one to write with
     */
    record Reserved(ReservedKey key) implements Reservation {}

    /** Another attempt may still write. */
    record Running() implements Reservation {}

    /** The key belongs to a request with another content. */
    record OtherRequest() implements Reservation {}

    /**
     * An earlier attempt has written, and its answer is not stored.
     *
     * @param record the record that it has written
     * @param recordId the id that the attempt had for a new record. It equals the id of {@code record} if the attempt
     *     has created it
     */
    record Written(WrittenRecord record, UUID recordId) implements Reservation {

        /** Returns true if the attempt has created the record. */
        public boolean isNew() {
            return record.id().equals(recordId);
        }
    }

    /** The answer of an earlier attempt. */
    record Answered(KeptAnswer answer) implements Reservation {}
}
