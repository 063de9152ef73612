package io.leadstone.application.port.out;

/**
 * The capability of a store to join transactions of the host, and to call listeners inside of transactions. A store without it joins no
 * transaction of the host, and {@link io.leadstone.application.LeadManagementBuilder#build} refuses a {@link TransactionListener}.
 */
@StoreCapability("transactions of the host")
public interface TransactionalStore {

    /** Returns the host's transactions that the ports join. */
    HostTransactions hostTransactions();

    /**
     * Returns a store with the same data and capabilities that calls {@code listener}, besides the listeners of this store, inside the
     * transaction of each change of a lead or conversation. A decorator decorates the answer again.
     */
    LeadStore withTransactionListener(TransactionListener listener);
}
