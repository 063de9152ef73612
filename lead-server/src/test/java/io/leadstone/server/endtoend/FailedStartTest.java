package io.leadstone.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.server.LeadServer;
import io.leadstone.server.settings.ServerSettings;
import io.leadstone.server.settings.WrongSettingException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that cannot be: one line on standard error that names the setting, an exit code, and no trace of the inside. */
class FailedStartTest {

    @TempDir
    private Path directory;

    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void choose_what_works() {
        settings.putAll(RunningLeadstone.environment(Stores.h2In(directory)));
    }

    @Test
    void a_typing_error() throws Exception {
        settings.put("LEADSTONE_PROT", "8080");
        refusesToStart("LEADSTONE_PROT: is no setting");
    }

    @Test
    void a_database_that_is_not_there() throws Exception {
        settings.put("LEADSTONE_STORE_URL", "jdbc:mariadb://127.0.0.1:1/leads");
        refusesToStart("LEADSTONE_STORE_URL: cannot open jdbc:mariadb://127.0.0.1:1/leads: ");
    }

    @Test
    void a_mongo_that_is_not_there() throws Exception {
        settings.put("LEADSTONE_STORE_URL", "mongodb://user:hidden-1@127.0.0.1:1/leads?serverSelectionTimeoutMS=300");
        refusesToStart("LEADSTONE_STORE_URL: cannot open mongodb://127.0.0.1:1/leads: ");
    }

    @Test
    void a_url_of_mongo_with_an_error() throws Exception {
        settings.put("LEADSTONE_STORE_URL", "mongodb://user:hidden-1@127.0.0.1:none/leads");
        refusesToStart("LEADSTONE_STORE_URL: is no url of MongoDB: mongodb://127.0.0.1:none/leads");
    }

    @Test
    void a_port_in_use() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            settings.put("LEADSTONE_HOST", "0.0.0.0");
            settings.put("LEADSTONE_PORT", String.valueOf(taken.getLocalPort()));
            refusesToStart("LEADSTONE_PORT: cannot listen on 0.0.0.0:" + taken.getLocalPort() + ": ");
        }
    }

    @Test
    void an_h2_file_that_another_server_has() throws Exception {
        try (RunningLeadstone first = RunningLeadstone.over(Stores.h2In(directory))) {
            refusesToStart("LEADSTONE_STORE_URL: cannot open jdbc:h2:file:");
            assertThat(first.clients().anybody().get("/health").status()).isEqualTo(200);
        }
    }

    @Test
    void a_first_key_that_breaks_rules() throws Exception {
        settings.put("LEADSTONE_BOOTSTRAP_API_SECRET", "short");
        refusesToStart("LEADSTONE_BOOTSTRAP_API_SECRET: ");
    }

    @Test
    void a_weak_key_for_tokens() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        RSAPublicKey weak = (RSAPublicKey) generator.generateKeyPair().getPublic();
        String modulus = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(weak.getModulus().toByteArray());
        Path file = Files.writeString(
                directory.resolve("keys.json"),
                "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"old\",\"e\":\"AQAB\",\"n\":\"" + modulus + "\"}]}");
        settings.put("LEADSTONE_JWT_JWK_SET_FILE", file.toString());
        refusesToStart(
                "LEADSTONE_JWT_JWK_SET_FILE: cannot be used: the key old of the JWK set must have at least 2048");
    }

    @Test
    void no_key_is_made_that_nobody_is_told() throws Exception {
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

    private void refusesToStart(String line) throws IOException, InterruptedException {
        Path own = Files.createDirectories(directory.resolve("own"));
        Process process = ServerProcess.launch(own, settings, "serve");
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(Files.readString(ServerProcess.log(own))).startsWith(line).hasLineCount(1);
    }
}
