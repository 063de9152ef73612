package io.leadstone.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.LeadOperations;
import io.leadstone.application.access.ApiKey;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.access.CreateApiKeyCommand;
import io.leadstone.application.port.in.access.ManageApiKeys;
import io.leadstone.application.port.in.access.ManageApiKeys.NewApiKey;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.testkit.SettableClock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests the operations for operators together with a {@link LeadManagement} on the same store. */
class LeadOperationsTest {

    private static final CompanyId ACME = new CompanyId("acme");
    private static final CreateApiKeyCommand READER = new CreateApiKeyCommand(ACME, "reader", Set.of(Scope.READ));

    private final LeadStore store = new InMemoryLeadStore();
    private final SettableClock clock = new SettableClock();
    private final ManageApiKeys keys =
            LeadManagement.builder().store(store).clock(clock).buildOperations().apiKeys();
    private final LeadManagement management =
            LeadManagement.builder().store(store).build();

    @Test
    void a_new_key_is_valid_until_it_is_revoked() {
        NewApiKey made = keys.create(READER);
        String id = made.key().id();
        assertThat(management.verifyApiKey().verify(id, made.secret()))
                .hasValueSatisfying(caller -> assertThat(caller.companyId()).isEqualTo(ACME));

        assertThat(keys.revoke(ACME, id)).isTrue();
        assertThat(management.verifyApiKey().verify(id, made.secret())).isEmpty();
        assertThat(keys.revoke(ACME, id)).isFalse();
    }

    @Test
    void the_clock_sets_the_creation_of_a_key() {
        clock.advance(Duration.ofDays(3));
        keys.create(READER);

        assertThat(keys.list(ACME)).extracting(ApiKey::createdAt).containsExactly(clock.instant());
    }

    @Test
    void operations_need_only_a_store() {
        LeadOperations.of(store).apiKeys().create(READER);

        assertThat(keys.list(ACME)).hasSize(1);
    }

    @Test
    void a_key_without_scopes_is_refused() {
        assertThatExceptionOfType(InvalidCommandException.class)
                .isThrownBy(() -> keys.create(new CreateApiKeyCommand(ACME, "", Set.of())))
                .satisfies(refused -> assertThat(refused.violations())
                        .singleElement()
                        .satisfies(violation -> assertThat(violation.field()).isEqualTo("scopes")));
        assertThat(keys.isEmpty()).isTrue();
    }
}
