package io.leadstone.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.LeadManagementBuilder;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.access.CreateApiKeyCommand;
import io.leadstone.application.port.in.access.ManageApiKeys.NewApiKey;
import io.leadstone.application.port.in.access.VerifyApiKey;
import io.leadstone.application.port.out.Capabilities;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.access.AccessStore;
import io.leadstone.application.port.out.access.ApiKeyRepository;
import io.leadstone.domain.CompanyId;
import io.leadstone.testkit.SettableClock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests for how long a verified API key is used without reading it again. */
class ApiKeyCacheTest {

    private static final CompanyId ACME = new CompanyId("acme");

    private final LeadStore store = new InMemoryLeadStore();
    private final SettableClock clock = new SettableClock();
    private final LeadManagementBuilder builder =
            LeadManagement.builder().store(store).clock(clock);

    /** Changes keys as another process does. */
    private final ApiKeyRepository otherNode =
            Capabilities.require(store, AccessStore.class).apiKeys();

    private final NewApiKey key =
            builder.buildOperations().apiKeys().create(new CreateApiKeyCommand(ACME, "", Set.of(Scope.READ)));

    @Test
    void a_revocation_by_another_process_takes_effect_after_the_cache_time() {
        VerifyApiKey keys = builder.build().verifyApiKey();
        assertThat(isValid(keys)).isTrue();
        otherNode.revoke(ACME, key.key().id(), clock.instant());

        clock.advance(LeadManagementBuilder.DEFAULT_API_KEY_CACHE_TIME.minusMillis(1));
        assertThat(isValid(keys)).isTrue();
        clock.advance(Duration.ofMillis(1));
        assertThat(isValid(keys)).isFalse();
    }

    @Test
    void a_revocation_in_this_process_takes_effect_at_once() {
        VerifyApiKey keys = builder.build().verifyApiKey();
        assertThat(isValid(keys)).isTrue();

        LeadManagement.builder()
                .store(store)
                .buildOperations()
                .apiKeys()
                .revoke(ACME, key.key().id());
        assertThat(isValid(keys)).isFalse();
    }

    @Test
    void a_cached_key_does_not_accept_another_secret() {
        VerifyApiKey keys = builder.build().verifyApiKey();
        assertThat(isValid(keys)).isTrue();

        assertThat(keys.verify(key.key().id(), key.secret() + "x")).isEmpty();
    }

    @Test
    void without_cache_time_each_request_reads_the_key() {
        VerifyApiKey keys = builder.apiKeyCacheTime(Duration.ZERO).build().verifyApiKey();
        assertThat(isValid(keys)).isTrue();
        otherNode.revoke(ACME, key.key().id(), clock.instant());

        assertThat(isValid(keys)).isFalse();
    }

    @Test
    void a_clock_that_goes_back_does_not_keep_a_key_longer() {
        VerifyApiKey keys = builder.build().verifyApiKey();
        assertThat(isValid(keys)).isTrue();
        otherNode.revoke(ACME, key.key().id(), clock.instant());

        clock.advance(Duration.ofHours(-1));
        assertThat(isValid(keys)).isFalse();
    }

    @Test
    void the_cache_time_is_at_most_a_minute() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.apiKeyCacheTime(Duration.ofSeconds(61)))
                .withMessageContaining("apiKeyCacheTime");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.apiKeyCacheTime(Duration.ofMillis(-1)));
    }

    private boolean isValid(VerifyApiKey keys) {
        return keys.verify(key.key().id(), key.secret()).isPresent();
    }
}
