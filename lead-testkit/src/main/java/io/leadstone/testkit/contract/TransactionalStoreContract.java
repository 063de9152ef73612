package io.leadstone.testkit.contract;

import io.leadstone.testkit.contract.lead.TransactionListenerContract;

/**
 * The tests of a {@link io.leadstone.application.port.out.TransactionalStore}. Each adapter tests host transactions
 * itself, because they need a real transaction manager.
 */
public interface TransactionalStoreContract extends TransactionListenerContract {}
