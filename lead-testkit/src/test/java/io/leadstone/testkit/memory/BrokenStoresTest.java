package io.leadstone.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.leadstone.application.port.out.LeadStore;
import io.leadstone.testkit.contract.CompleteStoreContract;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/**
 * Checks that the contract detects each fault by the test that is named for it. {@link FailingFactoryTest} shows that
 * the same ports without a fault keep the contract.
 *
 * <p>JUnit needs longer to examine the class of the contract than to run one of its tests. So the faults are divided
 * into a few rounds, and each round is one run of JUnit. In a round, each test of the contract has its own fault.
 */
class BrokenStoresTest {

    private static final String ROUND = "leadstone.round";

    /** The faults of each round by the name of the test that must fail. */
    private static final List<Map<String, Fault>> ROUNDS = rounds();

    /** The tests of the round of each fault. */
    private static final Map<Fault, Events> TESTS = new HashMap<>();

    private static List<Map<String, Fault>> rounds() {
        List<Map<String, Fault>> rounds = new ArrayList<>();
        Fault.all().forEach(fault -> {
            if (rounds.stream().allMatch(round -> round.containsKey(fault.detectedBy()))) {
                rounds.add(new LinkedHashMap<>());
            }
            rounds.stream()
                    .filter(round -> !round.containsKey(fault.detectedBy()))
                    .findFirst()
                    .orElseThrow()
                    .put(fault.detectedBy(), fault);
        });
        return rounds;
    }

    @BeforeAll
    static void run_each_round() {
        for (int round = 0; round < ROUNDS.size(); round++) {
            Map<String, Fault> faults = ROUNDS.get(round);
            Events tests = EngineTestKit.engine("junit-jupiter")
                    .configurationParameter(ROUND, String.valueOf(round))
                    .selectors(faults.keySet().stream()
                            .map(test -> selectMethod(BrokenStoreContract.class, test))
                            .toArray(DiscoverySelector[]::new))
                    .execute()
                    .testEvents();
            faults.values().forEach(fault -> TESTS.put(fault, tests));
        }
    }

    @ParameterizedTest
    @MethodSource("io.leadstone.testkit.memory.Fault#all")
    void the_contract_detects(Fault fault) {
        Events tests = TESTS.get(fault);

        assertThat(countFor(fault, tests.started())).isPositive();
        assertThat(countFor(fault, tests.failed()))
                .as("failed tests of the fault '%s'", fault)
                .isPositive();
    }

    /** Returns the number of events of the test for this fault. The test may be a method with several dynamic tests. */
    private static long countFor(Fault fault, Events tests) {
        String method = ":" + fault.detectedBy() + "(";
        return tests.filter(event ->
                        event.getTestDescriptor().getUniqueId().toString().contains(method))
                .count();
    }

    @ExtendWith(FaultParameter.class)
    record BrokenStoreContract(Fault fault) implements CompleteStoreContract {

        @Override
        public LeadStore emptyStore() {
            return fault.store().get();
        }
    }

    /** Passes the fault of the test in this round to the constructor of the test class. */
    static class FaultParameter implements ParameterResolver {

        /** The context of a constructor belongs to the test, so that it has the test's method. */
        @Override
        public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
            return ExtensionContextScope.TEST_METHOD;
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == Fault.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
            int round = Integer.parseInt(test.getConfigurationParameter(ROUND).orElseThrow());
            return ROUNDS.get(round).get(test.getRequiredTestMethod().getName());
        }
    }
}
