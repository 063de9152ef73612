package io.leadstone.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.leadstone.application.port.out.LeadStore;
import io.leadstone.testkit.contract.CompleteStoreContract;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/**
 * Checks that the contract detects each fault by the test that is named for it. {@link FailingFactoryTest} shows that
 * the same ports without a fault keep the contract.
 */
class BrokenStoresTest {

    private static final String FAULT = "leadstone.fault";

    @ParameterizedTest
    @MethodSource("io.leadstone.testkit.memory.Fault#all")
    void the_contract_detects(Fault fault) {
        Events tests = EngineTestKit.engine("junit-jupiter")
                .configurationParameter(FAULT, fault.name())
                .selectors(selectMethod(BrokenStoreContract.class, fault.detectedBy()))
                .execute()
                .testEvents();

        assertThat(tests.started().count()).isPositive();
        assertThat(tests.failed().count())
                .as("failed tests of the fault '%s'", fault)
                .isPositive();
    }

    @ExtendWith(FaultParameter.class)
    record BrokenStoreContract(Fault fault) implements CompleteStoreContract {

        @Override
        public LeadStore emptyStore() {
            return fault.store().get();
        }
    }

    /** Passes the fault to the constructor of the test class. */
    static class FaultParameter implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == Fault.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
            String name = test.getConfigurationParameter(FAULT).orElseThrow();
            return Fault.all()
                    .filter(fault -> fault.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
