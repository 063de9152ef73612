package io.leadstone.testkit.contract.health;

import io.leadstone.testkit.StorePorts;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import org.junit.jupiter.api.Test;

/** A store that answers says so; what it says when it does not needs a real server, and is its adapter's own test. */
public interface StoreHealthContract extends StoreUnderTest {

    @Test
    default void the_health_check_of_a_working_store_succeeds() {
        new StorePorts(emptyStore()).health().check();
    }
}
