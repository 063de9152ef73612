package io.leadstone.application.idempotency;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The stored state of an idempotency key. {@link #reserve} decides what a request with the key gets.
 *
 * <p>A key is reserved for an attempt, then written, then answered. A reservation has a lease. When the lease has
 * passed and nothing was written, another attempt may take the key over. {@link #RETENTION} after the first
 * reservation the key is free.
 *
 * @param keyId the id of the key among those of the company
 * @param attemptId the attempt that may write
 * @param recordId the id of the record that the write creates
 * @param contentHash the hash of the request's content; empty after an erasure, and then any content matches
 * @param reservedAt the instant of the first reservation
 * @param leaseUntil the end of the lease
 * @param written the record that was written; empty before the write, and if the request writes nothing
 * @param leadId the lead that the record or the answer is about
 * @param answer the kept answer
 */
public record ReservedKey(
        CompanyId companyId,
        String keyId,
        UUID attemptId,
        UUID recordId,
        Optional<String> contentHash,
        Instant reservedAt,
        Instant leaseUntil,
        Optional<WrittenRecord> written,
        Optional<LeadId> leadId,
        Optional<KeptAnswer> answer) {

    /** 24 hours: the time for which a key and its answer are kept. */
    public static final Duration RETENTION = Duration.ofHours(24);

    /** 60 seconds: the time for which an attempt may write; longer than any request takes. */
    public static final Duration LEASE = Duration.ofSeconds(60);

    /** Returns the state of a key that is reserved for the first time. */
    public static ReservedKey of(WriteAttempt attempt, String contentHash) {
        return new ReservedKey(
                attempt.companyId(),
                attempt.keyId(),
                attempt.attemptId(),
                attempt.recordId(),
                Optional.of(contentHash),
                attempt.reservedAt(),
                attempt.reservedAt().plus(LEASE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Returns the attempt that may write. */
    public WriteAttempt attempt() {
        return new WriteAttempt(companyId, keyId, attemptId, recordId, reservedAt);
    }

    /** Returns true if this is the state of the key for {@code attempt}. */
    public boolean isOf(WriteAttempt attempt) {
        return attemptId.equals(attempt.attemptId());
    }

    /**
     * Returns what a further request with this key gets. For {@link Reservation.Reserved} the store replaces this state
     * by the new one, if the attempt of this state is still the stored one.
     *
     * @param attempt the attempt of the request, which reserves the key at {@code now} if it is free
     * @param content the hash of its content
     */
    public Reservation reserve(WriteAttempt attempt, String content, Instant now) {
        if (!now.isBefore(reservedAt.plus(RETENTION))) {
            return new Reservation.Reserved(of(attempt, content));
        }
        if (contentHash.filter(stored -> !stored.equals(content)).isPresent()) {
            return new Reservation.OtherRequest();
        }
        if (answer.isPresent()) {
            return new Reservation.Answered(answer.get());
        }
        if (written.isPresent()) {
            return new Reservation.Written(written.get(), recordId);
        }
        return now.isBefore(leaseUntil)
                ? new Reservation.Running()
                : new Reservation.Reserved(takenOverBy(attempt.attemptId(), now));
    }

    /** Returns the state after the write of the record. */
    public ReservedKey written(WrittenRecord record) {
        return with(attemptId, contentHash, leaseUntil, Optional.of(record), record.leadId(), answer);
    }

    /** Returns the state with the answer. */
    public ReservedKey answered(KeptAnswer kept) {
        return with(attemptId, contentHash, leaseUntil, written, leadId.or(kept::leadId), Optional.of(kept));
    }

    /** Returns the state in which the next request may take the key over. */
    public ReservedKey released() {
        return with(attemptId, contentHash, reservedAt, written, leadId, answer);
    }

    /**
     * Returns the state after an erasure of the lead. It has no answer and no hash. Repetitions get an answer that is
     * built from the erased lead, so none of them stores the personal data again. A running attempt cannot add its
     * answer, because the attempt is another one. The key of a refused request loses its hash only, and repetitions are
     * still refused.
     */
    public ReservedKey erased(UUID nextAttempt) {
        if (written.isEmpty() && answer.filter(KeptAnswer::isRefusal).isPresent()) {
            return with(nextAttempt, Optional.empty(), leaseUntil, written, leadId, answer);
        }
        Optional<WrittenRecord> record =
                written.or(() -> leadId.map(lead -> new WrittenRecord(lead.value(), Optional.of(lead))));
        return with(nextAttempt, Optional.empty(), leaseUntil, record, leadId, Optional.empty());
    }

    private ReservedKey takenOverBy(UUID attempt, Instant now) {
        return with(attempt, contentHash, now.plus(LEASE), written, leadId, answer);
    }

    private ReservedKey with(
            UUID attempt,
            Optional<String> content,
            Instant lease,
            Optional<WrittenRecord> record,
            Optional<LeadId> lead,
            Optional<KeptAnswer> kept) {
        return new ReservedKey(companyId, keyId, attempt, recordId, content, reservedAt, lease, record, lead, kept);
    }

    @Override
    public String toString() {
        return "ReservedKey[companyId=" + companyId + ", attemptId=" + attemptId + "]";
    }
}
