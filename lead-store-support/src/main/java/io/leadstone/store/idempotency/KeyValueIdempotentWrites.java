package io.leadstone.store.idempotency;

import io.leadstone.application.idempotency.KeptAnswer;
import io.leadstone.application.idempotency.Reservation;
import io.leadstone.application.idempotency.ReservedKey;
import io.leadstone.application.idempotency.WriteAttempt;
import io.leadstone.application.port.out.idempotency.IdempotentWrites;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.store.table.IdempotencyTable;
import io.leadstone.store.table.LeadTable;
import io.leadstone.store.table.StoreTransaction;
import io.leadstone.store.table.StoreTransactions;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** {@link IdempotentWrites} on a key-value backend. Each step is one transaction. */
public record KeyValueIdempotentWrites(StoreTransactions transactions) implements IdempotentWrites {

    @Override
    public Reservation reserve(WriteAttempt attempt, String contentHash, Instant now) {
        return transactions.write(transaction -> {
            Optional<ReservedKey> found = IdempotencyTable.find(transaction, attempt);
            Reservation reservation = found.map(key -> key.reserve(attempt, contentHash, now))
                    .orElseGet(() -> new Reservation.Reserved(ReservedKey.of(attempt, contentHash)));
            if (reservation instanceof Reservation.Reserved reserved) {
                IdempotencyTable.save(transaction, found, reserved.key());
            }
            return reservation;
        });
    }

    @Override
    public <T> T during(WriteAttempt attempt, Supplier<T> work) {
        return transactions.attempts().during(attempt, work);
    }

    @Override
    public void complete(WriteAttempt attempt, KeptAnswer answer) {
        UUID next = UUID.randomUUID();
        transactions.write(transaction -> change(transaction, attempt, key -> {
            ReservedKey answered = key.answered(answer);
            return isErased(transaction, answered) ? answered.erased(next) : answered;
        }));
    }

    @Override
    public void release(WriteAttempt attempt) {
        transactions.write(transaction -> change(transaction, attempt, ReservedKey::released));
    }

    @Override
    public int purge(Instant latest, int limit) {
        return transactions.write(transaction -> IdempotencyTable.purge(transaction, latest, limit));
    }

    private static Optional<ReservedKey> change(
            StoreTransaction transaction, WriteAttempt attempt, UnaryOperator<ReservedKey> change) {
        Optional<ReservedKey> found =
                IdempotencyTable.find(transaction, attempt).filter(key -> key.isOf(attempt));
        found.ifPresent(key -> IdempotencyTable.save(transaction, found, change.apply(key)));
        return found;
    }

    private static boolean isErased(StoreTransaction transaction, ReservedKey key) {
        return key.leadId()
                .flatMap(lead -> LeadTable.find(transaction, key.companyId(), lead))
                .filter(LeadSnapshot::isErased)
                .isPresent();
    }
}
