package io.leadstone.application.service.idempotency;

import io.leadstone.application.idempotency.ReservedKey;
import io.leadstone.application.port.in.idempotency.PurgeKeys;
import io.leadstone.application.port.out.idempotency.IdempotentWrites;
import io.leadstone.application.service.ChangeContexts;
import io.leadstone.application.service.LazyPort;
import java.time.Instant;
import java.util.Optional;

/** Implements {@link PurgeKeys}. */
record PurgeKeysService(LazyPort<IdempotentWrites> writes, ChangeContexts contexts) implements PurgeKeys {

    /** 1,000: the number of keys that one transaction removes, so that it is short. */
    static final int BATCH = 1000;

    @Override
    public long purgeKeys() {
        Optional<IdempotentWrites> store = writes.find();
        if (store.isEmpty()) {
            return 0;
        }
        Instant latest = contexts.now().minus(ReservedKey.RETENTION);
        long purged = 0;
        int batch;
        do {
            batch = store.get().purge(latest, BATCH);
            purged += batch;
        } while (batch > 0);
        return purged;
    }
}
