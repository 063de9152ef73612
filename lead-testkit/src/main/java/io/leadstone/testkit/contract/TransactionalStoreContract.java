package io.leadstone.testkit.contract;

import io.leadstone.testkit.contract.lead.TransactionListenerContract;

/**
 * The tests of a {@link io.leadstone.application.port.out.TransactionalStore}. Transactions of a host need a real transaction manager, and
 * are tested by each adapter.
 */
public interface TransactionalStoreContract extends TransactionListenerContract {}
