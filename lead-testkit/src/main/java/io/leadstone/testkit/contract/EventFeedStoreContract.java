package io.leadstone.testkit.contract;

import io.leadstone.testkit.contract.event.EventFeedConcurrencyContract;
import io.leadstone.testkit.contract.event.EventFeedContract;

/** The tests of a {@link io.leadstone.application.port.out.event.EventFeedStore} that need no conversations. */
public interface EventFeedStoreContract extends EventFeedContract, EventFeedConcurrencyContract {}
