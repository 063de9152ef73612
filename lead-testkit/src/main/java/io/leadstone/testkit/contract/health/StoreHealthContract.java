package io.leadstone.testkit.contract.health;

import io.leadstone.testkit.StorePorts;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import org.junit.jupiter.api.Test;

/** The health check of a working store. Each adapter tests failures itself, because they need a real server. */
public interface StoreHealthContract extends StoreUnderTest {

    @Test
    default void the_health_check_of_a_working_store_succeeds() {
        new StorePorts(emptyStore()).health().check();
    }
}
