package io.leadstone.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Replaces the token secret of a server. */
class ReplacedTokenSecretTest {

    private static final String OLD = "old-secret-".repeat(3);
    private static final String NEW = "new-secret-".repeat(3);

    private static final String STORE = "jdbc:h2:mem:replaced-token-secret;DB_CLOSE_DELAY=-1";

    /** The tests of lead-adapter-rest show that a link of an unknown secret is refused. */
    @Test
    void a_link_of_an_old_secret_still_withdraws() {
        String lead;
        String link;
        try (RunningLeadstone server = RunningLeadstone.with(settings(OLD, Map.of()))) {
            Client admin = server.clients().admin();
            lead = admin.post(
                            "/v1/lead",
                            "{\"last_name\":\"Lee\",\"email\":\"lee@example.com\",\"consent_marketing\":true}")
                    .text("id");
            link = admin.post("/v1/lead/" + lead + "/consent/withdrawal-link", "{\"purpose\":\"marketing\"}")
                    .text("link");
        }
        Map<String, String> old = Map.of("LEADSTONE_TOKEN_OLD_SECRETS", OLD);
        try (RunningLeadstone server = RunningLeadstone.with(settings(NEW, old))) {
            assertThat(server.clients().anybody().post(link, "{}").status()).isEqualTo(200);
            assertThat(server.clients()
                            .admin()
                            .get("/v1/lead/" + lead)
                            .body()
                            .get("consent_marketing")
                            .asBoolean())
                    .isFalse();
        }
    }

    private Map<String, String> settings(String secret, Map<String, String> more) {
        Map<String, String> settings =
                new HashMap<>(RunningLeadstone.environment(Map.of("LEADSTONE_STORE_URL", STORE)));
        settings.put("LEADSTONE_TOKEN_SECRET", secret);
        settings.putAll(more);
        return settings;
    }
}
