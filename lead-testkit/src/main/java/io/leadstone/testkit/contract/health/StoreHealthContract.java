package io.leadstone.testkit.contract.health;

import io.leadstone.testkit.StorePorts;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import org.junit.jupiter.api.Test;

/** A store that answers says so; what it says when it does not needs a real server, and is its adapter's own test. */
public interface StoreHealthContract extends StoreUnderTest {

    @Test
    default void a_store_that_answers_is_well() {
        new StorePorts(emptyStore()).health().check();
    }
}
