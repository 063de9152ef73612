package io.leadstone.testkit.memory;

import io.leadstone.application.idempotency.AttemptScope;
import io.leadstone.application.port.out.TransactionListener;
import io.leadstone.domain.CompanyId;
import io.leadstone.store.KeyValueLeadStore;
import io.leadstone.store.backend.KeyValueBackend;
import io.leadstone.store.table.StoreTransactions;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** The tables of an in-memory store. Broken stores read and write them without the ports. */
record StoredCompanies(KeyValueBackend backend, StoreTransactions transactions) {

    /** Returns empty tables with one listener. */
    static StoredCompanies with(TransactionListener listener) {
        KeyValueBackend backend = new InMemoryBackend();
        return new StoredCompanies(
                backend, new StoreTransactions(backend, Clock.systemUTC(), List.of(listener), new AttemptScope()));
    }

    /** Returns the working store on these tables. */
    KeyValueLeadStore store() {
        return KeyValueLeadStore.of(backend)
                .withTransactionListener(transactions.listeners().get(0));
    }

    /** Calls the listener. */
    void announce(Consumer<TransactionListener> change) {
        transactions.callListeners(change);
    }

    /** Runs {@code work} in a write transaction, or in the current one if there is one, and returns its result. */
    <T> T in(CompanyId companyId, Function<StoredCompany, T> work) {
        return transactions.write(transaction -> work.apply(new StoredCompany(transaction, companyId)));
    }
}
