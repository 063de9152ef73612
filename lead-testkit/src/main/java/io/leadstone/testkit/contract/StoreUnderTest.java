package io.leadstone.testkit.contract;

import io.leadstone.application.port.out.LeadStore;

/** A store whose promises are tested. */
public interface StoreUnderTest {

    /**
     * The store, without any leads, conversations, agents and keys of any company. It is called once in each test, before anything
     * else; the store of an earlier test is not used any more, so it may be the same one, emptied. Two hundred threads will write to
     * it at once: a pool of a few connections lets them wait for their turn, for up to a minute.
     */
    LeadStore emptyStore();
}
