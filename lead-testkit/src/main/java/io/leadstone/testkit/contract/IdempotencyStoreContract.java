package io.leadstone.testkit.contract;

import io.leadstone.testkit.contract.idempotency.AnswerOnceContract;
import io.leadstone.testkit.contract.idempotency.IdempotencyConcurrencyContract;
import io.leadstone.testkit.contract.idempotency.IdempotentWritesContract;

/**
 * The tests of an {@link io.leadstone.application.port.out.idempotency.IdempotencyStore} that need no further
 * capability.
 */
public interface IdempotencyStoreContract
        extends IdempotentWritesContract, AnswerOnceContract, IdempotencyConcurrencyContract {}
