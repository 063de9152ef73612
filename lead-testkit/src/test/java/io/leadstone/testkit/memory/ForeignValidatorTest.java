package io.leadstone.testkit.memory;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.LeadManagementBuilder;
import jakarta.validation.Validator;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Checks that a validator of the host must check the commands. */
class ForeignValidatorTest {

    @Test
    void a_validator_that_checks_nothing_is_refused() {
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
