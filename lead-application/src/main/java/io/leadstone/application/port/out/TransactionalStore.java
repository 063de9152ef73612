package io.leadstone.application.port.out;

/**
 * The capability of a store to join transactions of the host, and to call listeners inside of transactions. Without it,
 * {@link io.leadstone.application.LeadManagementBuilder#build} refuses a {@link TransactionListener}.
 */
@StoreCapability("transactions of the host")
public interface TransactionalStore {

    /** Returns the transactions of the host that the ports join. */
    HostTransactions hostTransactions();

    /**
     * Returns a store with the same data and capabilities that also calls {@code listener}. The listeners of this store
     * are still called. The call is inside the transaction of each change of a lead or conversation. A decorator
     * decorates the returned store again.
     */
    LeadStore withTransactionListener(TransactionListener listener);
}
