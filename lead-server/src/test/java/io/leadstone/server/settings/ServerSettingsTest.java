package io.leadstone.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.domain.lead.ConsentPurpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerSettingsTest {

    @TempDir
    private Path directory;

    @Test
    void all_settings_have_defaults() {
        ServerSettings settings = read(Map.of());
        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.store().address()).isEqualTo("jdbc:h2:file:./data/leadstone");
        assertThat(settings.bootstrap().company().value()).isEqualTo("default");
        assertThat(settings.tokenSecret()).isEmpty();
        assertThat(settings.oldTokenSecrets()).isEmpty();
        assertThat(settings.countTo()).isEqualTo(10_000);
        assertThat(settings.metrics()).isEmpty();
        assertThat(settings.presetConsents()).isEmpty();
        assertThat(settings.webhooks()).isEqualTo(new WebhookSettings(false, Set.of(), Optional.empty(), 20));
    }

    @ParameterizedTest
    @CsvSource({
        "mongodb://db1:27017/leads, mongodb://db1:27017/leads",
        "'mongodb://u:secret@db1,db2/leads?replicaSet=rs', 'mongodb://db1,db2/leads'",
        "mongodb+srv://u:sec;ret@db.example/leads, mongodb+srv://db.example/leads",
        "mongodb://u:sec/ret@db1/leads, mongodb://…",
        "mongodb://u:sec?ret@db1/leads, mongodb://…",
        "mongodb://u:sec@ret@db1/leads, mongodb://…",
        "jdbc:postgresql://db1/leads?user=u&password=secret, jdbc:postgresql://db1/leads"
    })
    void the_displayed_address_of_a_store_has_no_password(String url, String address) {
        assertThat(new StoreSettings(url, "", "").address()).isEqualTo(address);
    }

    @Test
    void a_replica_has_the_user_and_the_options_of_the_store() {
        StoreSettings store = read(Map.of(
                        "LEADSTONE_STORE_URL", "jdbc:mariadb://db1/leads",
                        "LEADSTONE_STORE_USER", "app",
                        "LEADSTONE_STORE_REPLICA_URL", "jdbc:mariadb://db2/leads"))
                .store();
        assertThat(store.replica())
                .contains(new StoreSettings("jdbc:mariadb://db2/leads?connectTimeout=5000", "app", ""));
        assertThat(store.withoutReplica().replica()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db1/leads, jdbc:mariadb://db2/leads, must begin with jdbc:postgresql:",
        "mongodb://db1/leads, mongodb://db2/leads, needs a store in an SQL database"
    })
    void a_replica_of_another_database_is_refused(String url, String replica, String reason) {
        assertThatThrownBy(() -> read(Map.of("LEADSTONE_STORE_URL", url, "LEADSTONE_STORE_REPLICA_URL", replica)))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageStartingWith("LEADSTONE_STORE_REPLICA_URL: " + reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://u:hidden@db/leads",
                "jdbc:postgresql://u:hidden@db:5432",
                "jdbc:mariadb://u:hidden@db/leads",
                "jdbc:mariadb:sequential://u:hidden@db/leads",
                "jdbc:mysql://u:hidden@db:3306,db2/leads",
                "jdbc:h2:tcp://u:hidden@db/leads"
            })
    void a_jdbc_url_with_a_user_before_the_host_is_refused(String url) {
        String advice = "must not have a user before the host; set LEADSTONE_STORE_USER and LEADSTONE_STORE_PASSWORD";
        assertThatThrownBy(() -> read(Map.of("LEADSTONE_STORE_URL", url)))
                .isInstanceOf(WrongSettingException.class)
                .hasMessage("LEADSTONE_STORE_URL: " + advice);
        String good = url.replace("u:hidden@", "").replace(":sequential", "");
        assertThatThrownBy(() -> read(Map.of("LEADSTONE_STORE_URL", good, "LEADSTONE_STORE_REPLICA_URL", url)))
                .isInstanceOf(WrongSettingException.class)
                .hasMessage("LEADSTONE_STORE_REPLICA_URL: " + advice);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db/leads?user=u@example.com",
                "jdbc:mariadb://db/leads@home",
                "jdbc:h2:file:///data@home/leads"
            })
    void an_at_sign_after_the_host_is_accepted(String url) {
        StoreSettings store = read(Map.of("LEADSTONE_STORE_URL", url)).store();
        assertThat(store.url()).startsWith(url);
        assertThat(store.address()).as("the sign may end a password").doesNotContain("@", "home");
    }

    @Test
    void the_environment_overrides_the_file() throws IOException {
        Path file = file("LEADSTONE_PORT=1\nLEADSTONE_HOST=::1\n");
        ServerSettings settings = ServerSettings.read(Map.of("LEADSTONE_PORT", "2"), Optional.of(file));
        assertThat(settings.port()).isEqualTo(2);
        assertThat(settings.host()).isEqualTo("::1");
    }

    @Test
    void the_environment_may_name_the_file() throws IOException {
        Path file = file("LEADSTONE_PRESET_CONSENT=data_processing, marketing");
        assertThat(read(Map.of("LEADSTONE_CONFIG", file.toString())).presetConsents())
                .containsExactlyInAnyOrder(ConsentPurpose.values());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 25, 1_000_000})
    void the_count_limit_can_be_set(int limit) {
        assertThat(read(Map.of("LEADSTONE_COUNT_TO", String.valueOf(limit))).countTo())
                .isEqualTo(limit);
    }

    @Test
    void metrics_listen_on_loopback_unless_a_host_is_set() {
        assertThat(read(Map.of("LEADSTONE_METRICS_PORT", "9464")).metrics())
                .contains(new MetricsSettings("127.0.0.1", 9464));
        assertThat(read(Map.of("LEADSTONE_METRICS_PORT", "0", "LEADSTONE_METRICS_HOST", "::"))
                        .metrics())
                .contains(new MetricsSettings("::", 0));
        assertThatThrownBy(() -> read(Map.of("LEADSTONE_METRICS_HOST", "::")))
                .isInstanceOf(WrongSettingException.class)
                .hasMessage("LEADSTONE_METRICS_HOST: has no effect without LEADSTONE_METRICS_PORT");
        assertThatThrownBy(() -> read(Map.of("LEADSTONE_METRICS_PORT", "70000")))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageStartingWith("LEADSTONE_METRICS_PORT: must be a number from 0 to 65535");
    }

    @Test
    void old_token_secrets_are_separated_by_commas() {
        Map<String, String> secrets = new HashMap<>(Map.of(
                "LEADSTONE_TOKEN_SECRET",
                "n".repeat(32),
                "LEADSTONE_TOKEN_OLD_SECRETS",
                "a".repeat(32) + ", " + "b".repeat(33)));
        assertThat(read(secrets).oldTokenSecrets()).containsExactly("a".repeat(32), "b".repeat(33));
        for (String wrong : new String[] {"short", "a".repeat(32) + ",", "a".repeat(32) + ",short"}) {
            secrets.put("LEADSTONE_TOKEN_OLD_SECRETS", wrong);
            assertThatThrownBy(() -> read(secrets))
                    .isInstanceOf(WrongSettingException.class)
                    .hasMessage("LEADSTONE_TOKEN_OLD_SECRETS: must have at least 32 bytes");
        }
        assertThatThrownBy(() -> read(Map.of("LEADSTONE_TOKEN_OLD_SECRETS", "a".repeat(32))))
                .isInstanceOf(WrongSettingException.class)
                .hasMessage("LEADSTONE_TOKEN_OLD_SECRETS: has no effect without LEADSTONE_TOKEN_SECRET");
    }

    @Test
    void addresses_and_networks_of_proxies_are_read() {
        String[] proxies = {
            "10.0.0.1", "10.0.0.0/8", "10.128.0.0/9", "10.0.0.1/32", "0.0.0.0/0", "::/0", "2001:db8::/32"
        };
        assertThat(read(Map.of("LEADSTONE_TRUSTED_PROXIES", String.join(", ", proxies)))
                        .trustedProxies())
                .containsExactlyInAnyOrder(proxies);
    }

    @Test
    void webhook_settings_are_read() {
        assertThat(read(Map.of(
                                "LEADSTONE_WEBHOOK_PLAIN_HTTP",
                                "true",
                                "LEADSTONE_WEBHOOK_ALLOWED_HOSTS",
                                "crm.internal, localhost:*, [::1]:8443",
                                "LEADSTONE_WEBHOOK_LIMIT",
                                "3"))
                        .webhooks())
                .isEqualTo(new WebhookSettings(
                        true, Set.of("crm.internal", "localhost:*", "[::1]:8443"), Optional.empty(), 3));
    }

    @ParameterizedTest
    @CsvSource({
        "LEADSTONE_PORT, 65536",
        "LEADSTONE_PORT, http",
        "LEADSTONE_PRT, 8080",
        "LEADSTONE_COUNT_TO, 0",
        "LEADSTONE_COUNT_TO, 1000001",
        "LEADSTONE_COUNT_TO, all",
        "LEADSTONE_STORE_URL, jdbc:oracle:thin:@x",
        "LEADSTONE_STORE_URL, postgres://localhost/leads",
        "LEADSTONE_BOOTSTRAP_COMPANY, my company",
        "LEADSTONE_TOKEN_SECRET, too-short",
        "LEADSTONE_TOKEN_SECRET, 'aaaaaaaaaaaaaaaa,aaaaaaaaaaaaaaaa'",
        "LEADSTONE_TRUSTED_PROXIES, 10.0.0.1/8",
        "LEADSTONE_TRUSTED_PROXIES, 0.0.0.1/0",
        "LEADSTONE_TRUSTED_PROXIES, 10.0.0.0/33",
        "LEADSTONE_TRUSTED_PROXIES, 2001:db8::1/64",
        "LEADSTONE_JWT_SECRET, too-short",
        "LEADSTONE_JWT_JWK_SET_FILE, /nowhere.json",
        "LEADSTONE_JWT_ISSUER, https://issuer.example",
        "LEADSTONE_CORS_ORIGINS, https://crm.example:443",
        "LEADSTONE_CORS_ORIGINS, https://:::",
        "LEADSTONE_DEFAULT_REGION, Germany",
        "LEADSTONE_PRESET_CONSENT, everything",
        "LEADSTONE_WEBHOOK_PLAIN_HTTP, yes",
        "LEADSTONE_WEBHOOK_ALLOWED_HOSTS, https://crm.internal/",
        "LEADSTONE_WEBHOOK_ALLOWED_HOSTS, crm.internal:https",
        "LEADSTONE_WEBHOOK_ALLOWED_HOSTS, crm.internal:70000",
        "LEADSTONE_WEBHOOK_LIMIT, 0",
        "LEADSTONE_SECRET_KEY, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "LEADSTONE_SECRET_KEY, k1:dG9vIHNob3J0",
        "LEADSTONE_SECRET_KEY, k1:not base64",
        "LEADSTONE_WEBHOOK_LIMIT, 1001",
        "LEADSTONE_CONFIG, /nowhere.properties"
    })
    void a_wrong_setting_is_named_in_one_line(String name, String value) {
        assertThatThrownBy(() -> read(Map.of(name, value)))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageStartingWith(name + ": ")
                .message()
                .hasLineCount(1);
    }

    @Test
    void an_unknown_name_in_the_file_is_an_error() throws IOException {
        Path file = file("PORT=8080");
        assertThatThrownBy(() -> ServerSettings.read(Map.of(), Optional.of(file)))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageContaining("PORT")
                .hasMessageContaining(file.toString());
    }

    @Test
    void variables_of_this_projects_tests_are_ignored() {
        assertThat(read(Map.of("LEADSTONE_TEST_MONGODB_URI", "mongodb://x", "PATH", "/bin"))
                        .port())
                .isEqualTo(8080);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:file:./x, jdbc:h2:file:./x;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
        "jdbc:h2:mem:x, jdbc:h2:mem:x;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE",
        "jdbc:h2:file:./x;WRITE_DELAY=9, jdbc:h2:file:./x;WRITE_DELAY=9;DB_CLOSE_ON_EXIT=FALSE",
        "jdbc:mariadb://h/x?socketTimeout=1, jdbc:mariadb://h/x?socketTimeout=1&connectTimeout=5000",
        "jdbc:postgresql://h/x, jdbc:postgresql://h/x?connectTimeout=5&tcpKeepAlive=true&ApplicationName=leadstone"
                + "&logServerErrorDetail=false",
        "jdbc:mysql://h/x, jdbc:mysql://h/x?permitMysqlScheme=true&connectTimeout=5000"
    })
    void missing_options_are_added_to_the_url(String given, String completed) {
        assertThat(read(Map.of("LEADSTONE_STORE_URL", given)).store().url()).isEqualTo(completed);
    }

    @Test
    void no_secret_appears_in_toString() {
        ServerSettings settings = read(Map.of(
                "LEADSTONE_STORE_URL", "jdbc:postgresql://h/x?password=hidden-1",
                "LEADSTONE_STORE_PASSWORD", "hidden-2",
                "LEADSTONE_BOOTSTRAP_API_SECRET", "hidden-3",
                "LEADSTONE_TOKEN_SECRET", "hidden-4-hidden-4-hidden-4-hidden-4",
                "LEADSTONE_TOKEN_OLD_SECRETS", "hidden-9-hidden-9-hidden-9-hidden-9",
                "LEADSTONE_JWT_SECRET", "hidden-5-hidden-5-hidden-5-hidden-5"));
        assertThat(settings + " " + settings.store() + settings.bootstrap() + settings.jwt())
                .doesNotContain("hidden");
    }

    private static ServerSettings read(Map<String, String> environment) {
        return ServerSettings.read(environment, Optional.empty());
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("leadstone.properties"), content);
    }
}
