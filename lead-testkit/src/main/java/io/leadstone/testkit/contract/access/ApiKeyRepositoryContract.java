package io.leadstone.testkit.contract.access;

import static io.leadstone.testkit.contract.fixture.Snapshots.assertFound;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.access.ApiKey;
import io.leadstone.application.access.Role;
import io.leadstone.application.access.Scope;
import io.leadstone.application.access.SecretHash;
import io.leadstone.application.port.out.access.ApiKeyRepository;
import io.leadstone.domain.CompanyId;
import io.leadstone.testkit.SettableClock;
import io.leadstone.testkit.StorePorts;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules of API keys. Their ids are unique among all companies and are never reused. */
public interface ApiKeyRepositoryContract extends StoreUnderTest {

    @Test
    default void an_api_key_is_read_as_it_was_written() {
        ApiKeyRepository keys = new StorePorts(emptyStore()).apiKeys();
        ApiKey full = new ApiKey(
                "k:" + "A".repeat(62),
                ACME,
                "é🦊'\\% ".repeat(14) + "🦊".repeat(15) + "ß",
                Set.of(Scope.values()),
                Role.SUPER_ADMIN,
                SecretHash.of("secret", new SecureRandom()),
                SettableClock.START.plusMillis(1),
                Optional.of(SettableClock.START.plusMillis(2)));
        ApiKey bare = new ApiKey(
                "bare",
                ACME,
                "",
                Set.of(),
                Role.MEMBER,
                SecretHash.of("secret", new SecureRandom()),
                SettableClock.START.plusMillis(2),
                Optional.empty());

        assertThat(keys.add(full)).isTrue();
        assertThat(keys.add(bare)).isTrue();

        assertFound("apiKeys.find", full, keys.find(full.id()));
        assertFound("apiKeys.find", bare, keys.find(bare.id()));
        assertThat(keys.list(ACME)).containsExactly(full, bare);
        assertThat(keys.find("nobody")).isEmpty();
    }

    @Test
    default void an_api_key_id_is_never_used_twice() {
        ApiKeyRepository keys = new StorePorts(emptyStore()).apiKeys();
        ApiKey first = key(ACME, "one", SettableClock.START);
        keys.add(first);

        assertThat(keys.add(key(ACME, "one", SettableClock.START))).isFalse();
        assertThat(keys.add(key(GLOBEX, "one", SettableClock.START))).isFalse();
        assertFound("apiKeys.find", first, keys.find("one"));
        assertThat(keys.list(GLOBEX)).isEmpty();

        keys.revoke(ACME, "one", SettableClock.START);
        assertThat(keys.add(key(ACME, "one", SettableClock.START))).isFalse();
        assertThat(keys.find("one").filter(ApiKey::isActive)).isEmpty();

        ApiKey upper = key(GLOBEX, "ONE", SettableClock.START);
        assertThat(keys.add(upper)).isTrue();
        assertFound("apiKeys.find", upper, keys.find("ONE"));
    }

    /** The id comes from the header of a request that is not authenticated. */
    @Test
    default void an_id_of_another_form_is_unknown() {
        ApiKeyRepository keys = new StorePorts(emptyStore()).apiKeys();
        keys.add(key(ACME, "one", SettableClock.START));

        for (String id : new String[] {
            "",
            " ",
            "one ",
            "One",
            "o/ne",
            "schl\u00FCssel",
            "\uD83E\uDD8A",
            "\uD83E",
            "one\u0000",
            "~",
            "1".repeat(2000)
        }) {
            assertThat(keys.find(id)).as(id).isEmpty();
            assertThat(keys.revoke(ACME, id, SettableClock.START)).as(id).isFalse();
        }
    }

    @Test
    default void api_keys_are_listed_oldest_first_with_revoked_ones() {
        ApiKeyRepository keys = new StorePorts(emptyStore()).apiKeys();
        keys.add(key(ACME, "a", SettableClock.START.plusSeconds(2)));
        keys.add(key(ACME, "b", SettableClock.START.plusSeconds(1)));
        keys.add(key(ACME, "c", SettableClock.START.plusSeconds(3)));
        keys.add(key(GLOBEX, "d", SettableClock.START));
        keys.revoke(ACME, "b", SettableClock.START.plusSeconds(4));

        assertThat(keys.list(ACME)).extracting(ApiKey::id).containsExactly("b", "a", "c");
        assertThat(keys.list(GLOBEX)).extracting(ApiKey::id).containsExactly("d");
    }

    @Test
    default void an_api_key_is_revoked_once_by_its_own_company() {
        ApiKeyRepository keys = new StorePorts(emptyStore()).apiKeys();
        ApiKey key = key(ACME, "one", SettableClock.START);
        keys.add(key);
        keys.add(key(ACME, "two", SettableClock.START));
        Instant now = SettableClock.START.plusMillis(5);

        assertThat(keys.revoke(GLOBEX, "one", now)).isFalse();
        assertThat(keys.revoke(ACME, "nobody", now)).isFalse();
        assertFound("apiKeys.find", key, keys.find("one"));

        assertThat(keys.revoke(ACME, "one", now)).isTrue();
        assertThat(keys.revoke(ACME, "one", now.plusMillis(1))).isFalse();
        assertThat(keys.find("one").flatMap(ApiKey::revokedAt)).contains(now);
        assertThat(keys.find("two").filter(ApiKey::isActive)).isPresent();
    }

    @Test
    default void is_empty_is_false_after_the_first_api_key() {
        ApiKeyRepository keys = new StorePorts(emptyStore()).apiKeys();
        assertThat(keys.isEmpty()).isTrue();

        keys.add(key(ACME, "one", SettableClock.START));
        assertThat(keys.isEmpty()).isFalse();

        keys.revoke(ACME, "one", SettableClock.START);
        assertThat(keys.isEmpty()).isFalse();
    }

    private static ApiKey key(CompanyId companyId, String id, Instant createdAt) {
        return new ApiKey(
                id,
                companyId,
                "Importer",
                Set.of(Scope.READ, Scope.WRITE),
                Role.MEMBER,
                SecretHash.of("secret", new SecureRandom()),
                createdAt,
                Optional.empty());
    }
}
