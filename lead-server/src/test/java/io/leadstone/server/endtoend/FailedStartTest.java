package io.leadstone.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.server.LeadServer;
import io.leadstone.server.settings.ServerSettings;
import io.leadstone.server.settings.WrongSettingException;
import java.io.IOException;
import java.math.BigInteger;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests failed starts: exit code 2, and one line on standard error that names the setting. */
class FailedStartTest {

    @TempDir
    private Path directory;

    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void set_valid_settings() {
        settings.putAll(RunningLeadstone.environment(Stores.h2In(directory)));
    }

    @Test
    void an_unknown_setting_fails() throws Exception {
        settings.put("LEADSTONE_PROT", "8080");
        assertFails("LEADSTONE_PROT: is not a known setting");
    }

    @Test
    void an_unreachable_database_fails() throws Exception {
        settings.put("LEADSTONE_STORE_URL", "jdbc:mariadb://127.0.0.1:1/leads");
        assertFails("LEADSTONE_STORE_URL: cannot open jdbc:mariadb://127.0.0.1:1/leads: ");
    }

    /** The driver also logs a warning with the URL. */
    @Test
    void a_malformed_postgresql_url_fails_without_its_password() throws Exception {
        settings.put("LEADSTONE_STORE_URL", "jdbc:postgresql://db:54x2?user=u&password=hidden-1");
        assertFails("LEADSTONE_STORE_URL: cannot open jdbc:postgresql://db:54x2: ");
    }

    @Test
    void an_unreachable_mongodb_fails() throws Exception {
        settings.put("LEADSTONE_STORE_URL", "mongodb://user:hidden-1@127.0.0.1:1/leads?serverSelectionTimeoutMS=300");
        assertFails("LEADSTONE_STORE_URL: cannot open mongodb://127.0.0.1:1/leads: ");
    }

    @Test
    void a_malformed_mongodb_url_fails() throws Exception {
        settings.put("LEADSTONE_STORE_URL", "mongodb://user:hidden-1@127.0.0.1:none/leads");
        assertFails("LEADSTONE_STORE_URL: is not a MongoDB connection string: mongodb://127.0.0.1:none/leads");
    }

    @Test
    void a_port_in_use_fails() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            settings.put("LEADSTONE_HOST", "0.0.0.0");
            settings.put("LEADSTONE_PORT", String.valueOf(taken.getLocalPort()));
            assertFails("LEADSTONE_PORT: cannot listen on 0.0.0.0:" + taken.getLocalPort() + ": ");
        }
    }

    @Test
    void an_h2_file_of_another_server_fails() throws Exception {
        try (RunningLeadstone first = RunningLeadstone.over(Stores.h2In(directory))) {
            assertFails("LEADSTONE_STORE_URL: cannot open jdbc:h2:file:");
            assertThat(first.clients().anybody().get("/health").status()).isEqualTo(200);
        }
    }

    @Test
    void an_invalid_first_key_fails() throws Exception {
        settings.put("LEADSTONE_BOOTSTRAP_API_SECRET", "short");
        assertFails("LEADSTONE_BOOTSTRAP_API_SECRET: ");
    }

    @Test
    void a_weak_jwt_key_fails() throws Exception {
        byte[] weak = BigInteger.ONE.shiftLeft(1024).subtract(BigInteger.ONE).toByteArray();
        String modulus = Base64.getUrlEncoder().withoutPadding().encodeToString(weak);
        Path file = Files.writeString(
                directory.resolve("keys.json"),
                "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"old\",\"e\":\"AQAB\",\"n\":\"" + modulus + "\"}]}");
        settings.put("LEADSTONE_JWT_JWK_SET_FILE", file.toString());
        assertFails("LEADSTONE_JWT_JWK_SET_FILE: cannot be used: the key old of the JWK set must have at least 2048");
    }

    @Test
    void a_failed_start_creates_no_key() throws Exception {
        settings.remove("LEADSTONE_BOOTSTRAP_API_KEY");
        settings.remove("LEADSTONE_BOOTSTRAP_API_SECRET");
        try (ServerSocket taken = new ServerSocket(0)) {
            settings.put("LEADSTONE_HOST", "0.0.0.0");
            settings.put("LEADSTONE_PORT", String.valueOf(taken.getLocalPort()));
            assertThatThrownBy(() -> LeadServer.start(ServerSettings.read(settings, Optional.empty())))
                    .isInstanceOf(WrongSettingException.class);
        }
        settings.put("LEADSTONE_PORT", "0");
        try (LeadServer server = LeadServer.start(ServerSettings.read(settings, Optional.empty()))) {
            assertThat(server.firstKey()).isPresent();
        }
    }

    private void assertFails(String line) throws IOException, InterruptedException {
        Path own = Files.createDirectories(directory.resolve("own"));
        Process process = ServerProcess.launch(own, settings, "serve");
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(Files.readString(ServerProcess.log(own)))
                .startsWith(line)
                .hasLineCount(1)
                .doesNotContain("hidden");
    }
}
