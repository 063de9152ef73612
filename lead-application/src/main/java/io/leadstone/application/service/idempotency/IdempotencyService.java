package io.leadstone.application.service.idempotency;

import io.leadstone.application.access.Caller;
import io.leadstone.application.idempotency.IdempotentRequest;
import io.leadstone.application.idempotency.KeptAnswer;
import io.leadstone.application.idempotency.Reservation;
import io.leadstone.application.port.in.idempotency.AnswerOnce;
import io.leadstone.application.port.in.idempotency.Idempotency;
import io.leadstone.application.port.in.idempotency.IdempotentAnswer;
import io.leadstone.application.port.in.idempotency.PurgeKeys;
import io.leadstone.application.port.out.HostTransactions;
import io.leadstone.application.port.out.idempotency.IdempotencyStore;
import io.leadstone.application.port.out.idempotency.IdempotentWrites;
import io.leadstone.application.service.LazyPort;
import io.leadstone.application.service.UseCaseParts;
import java.util.function.Function;
import java.util.function.Supplier;

/** Implements {@link Idempotency}: creates the service of each use case and delegates to it. */
public final class IdempotencyService implements Idempotency {

    private final AnswerOnce answerOnce;
    private final PurgeKeys purgeKeys;

    /** Creates the services of all use cases of idempotency keys. */
    public IdempotencyService(UseCaseParts parts, HostTransactions transactions) {
        LazyPort<IdempotentWrites> writes =
                LazyPort.of(parts.store(), IdempotencyStore.class, IdempotencyStore::idempotentWrites);
        answerOnce = new AnswerOnceService(writes, parts.sessionLeads(), transactions, parts.contexts());
        purgeKeys = new PurgeKeysService(writes, parts.contexts());
    }

    @Override
    public IdempotentAnswer answerOnce(
            Caller caller,
            IdempotentRequest request,
            Supplier<KeptAnswer> write,
            Function<Reservation.Written, KeptAnswer> rebuild) {
        return answerOnce.answerOnce(caller, request, write, rebuild);
    }

    @Override
    public long purgeKeys() {
        return purgeKeys.purgeKeys();
    }
}
