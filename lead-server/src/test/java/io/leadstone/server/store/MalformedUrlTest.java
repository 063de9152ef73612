package io.leadstone.server.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.server.settings.ServerSettings;
import io.leadstone.server.settings.StoreSettings;
import io.leadstone.server.settings.WrongSettingException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a malformed JDBC URL is refused by its setting, and that the message has no password of the URL. */
class MalformedUrlTest {

    private static final String SECRET = "hidden";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db:54x2/leads?user=u&password=hidden",
                "jdbc:postgresql:/db?password=hidden",
                "jdbc:postgresql://127.0.0.1:1/leads?password=%zzhidden",
                "jdbc:mariadb:leads?user=u&password=hidden",
                "jdbc:mariadb:mirrored//db/leads?user=u&password=hidden&sslMode=none",
                "jdbc:mysql:leads?user=u&password=hidden",
                "jdbc:mysql://db/leads?permitMysqlScheme=true&password=hidden&socketTimeout=long",
                "jdbc:h2:mem:malformed;MODE;PASSWORD=hidden",
                "jdbc:h2:mem:malformed;COLOUR=red;PASSWORD=hidden"
            })
    void the_url_of_a_store_is_refused_without_its_password(String url) {
        StoreSettings settings = settings(Map.of("LEADSTONE_STORE_URL", url));
        assertThatThrownBy(() -> SqlStore.open(settings))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageStartingWith("LEADSTONE_STORE_URL: cannot open " + settings.address() + ": ")
                .hasMessageNotContaining(SECRET);
    }

    /** No database listens at the URL of the store, so the message shows that the replica is checked before. */
    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://127.0.0.1:1/leads, jdbc:postgresql://db:54x2/leads?user=u&password=hidden",
        "jdbc:postgresql://127.0.0.1:1/leads, jdbc:postgresql:/db?password=hidden",
        "jdbc:mariadb://127.0.0.1:1/leads, jdbc:mariadb:leads?user=u&password=hidden",
        "jdbc:mariadb://127.0.0.1:1/leads, jdbc:mariadb://db:33x6/leads?user=u&password=hidden"
    })
    void the_url_of_a_replica_is_refused_without_its_password(String url, String replica) {
        StoreSettings settings = settings(Map.of("LEADSTONE_STORE_URL", url, "LEADSTONE_STORE_REPLICA_URL", replica));
        assertThatThrownBy(() -> SqlStore.open(settings))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageStartingWith("LEADSTONE_STORE_REPLICA_URL: cannot use ")
                .hasMessageNotContaining(SECRET);
    }

    private static StoreSettings settings(Map<String, String> environment) {
        return ServerSettings.read(environment, Optional.empty()).store();
    }
}
