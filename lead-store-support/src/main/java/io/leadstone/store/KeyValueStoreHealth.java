package io.leadstone.store;

import io.leadstone.application.port.out.StoreHealth;
import io.leadstone.store.table.AccessTable;
import io.leadstone.store.table.StoreTransactions;

/** {@link StoreHealth} on a key-value backend. The check reads one key. */
record KeyValueStoreHealth(StoreTransactions transactions) implements StoreHealth {

    @Override
    public void check() {
        transactions.read(AccessTable::hasNoKeys);
    }
}
