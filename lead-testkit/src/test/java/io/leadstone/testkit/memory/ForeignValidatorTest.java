package io.leadstone.testkit.memory;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.LeadManagementBuilder;
import jakarta.validation.Validator;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A host may pass its own validator, but not one that accepts everything. */
class ForeignValidatorTest {

    @Test
    void lead_management_does_not_start_with_a_validator_that_checks_nothing() {
        Validator blind = (Validator) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Validator.class}, (proxy, method, arguments) -> Set.of());
        LeadManagementBuilder builder =
                LeadManagement.builder().store(new InMemoryLeadStore()).validator(blind);
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the validator does not check ")
                .hasMessageContaining("CreateApiKeyCommand");
    }
}
