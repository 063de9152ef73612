package io.leadstone.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.leadstone.application.port.out.LeadStore;
import io.leadstone.testkit.contract.CompleteStoreContract;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/**
 * Checks that each test of the contract, also a dynamic one, fails by its name if the store cannot be created, and
 * succeeds with the ports of {@link BrokenStore} if they have no fault.
 */
class FailingFactoryTest {

    private static final String REASON = "the store cannot be created";

    @Test
    void every_contract_test_fails_only_without_a_store() {
        Events failing = testsOf(NoStoreContract.class);
        Events working = testsOf(FaultlessStoreContract.class);
        // The faults, and not the decorators, make the tests of BrokenStoresTest fail.
        working.assertStatistics(statistics -> statistics.failed(0).aborted(0).skipped(0));
        Set<String> all = namesOf(working);

        assertThat(all).hasSizeGreaterThan(700);
        assertThat(namesOf(failing)).isEqualTo(all);
        assertThat(failing.failed().count()).isEqualTo(failing.started().count());
        assertThat(failing.failed().stream())
                .allSatisfy(event -> assertThat(event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow())
                        .hasStackTraceContaining(REASON));
    }

    private static Events testsOf(Class<?> contract) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(contract))
                .execute()
                .testEvents();
    }

    private static Set<String> namesOf(Events events) {
        return events.started().stream()
                .map(Event::getTestDescriptor)
                .map(test -> test.getParent().orElseThrow().getDisplayName() + "/" + test.getDisplayName())
                .map(name -> name.replaceAll("\\w+Contract/", ""))
                .collect(Collectors.toSet());
    }

    static class NoStoreContract implements CompleteStoreContract {

        @Override
        public LeadStore emptyStore() {
            throw new IllegalStateException(REASON);
        }
    }

    static class FaultlessStoreContract implements CompleteStoreContract {

        @Override
        public LeadStore emptyStore() {
            return BrokenStore.withoutFault();
        }
    }
}
