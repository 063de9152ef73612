package io.leadstone.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.mybatis.database.ReplicatedPostgres;
import io.leadstone.adapter.mybatis.database.TestDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A server with a standby of PostgreSQL as its replica, which stops and starts again. */
class ReplicaOutageServerTest {

    private static final List<String> ON_THE_REPLICA = List.of(
            "/v1/lead/company",
            "/v1/lead/company?search=jordan",
            "/v1/lead/deleted",
            "/v1/conversation/deleted",
            "/v1/analytic/leads");

    @Test
    void only_lists_and_reports_answer_503_while_the_standby_is_down() throws Exception {
        try (ReplicatedPostgres servers = ReplicatedPostgres.start()) {
            Map<String, String> settings = settings(servers);
            try (RunningLeadstone leadstone = RunningLeadstone.over(settings)) {
                Client admin = leadstone.clients().admin();
                String lead = "/v1/lead/" + create(admin);
                servers.awaitReplay();
                for (String list : ON_THE_REPLICA) {
                    assertThat(admin.get(list).status()).as(list).isEqualTo(200);
                }
                assertThat(admin.get("/v1/lead/company").text("items/0/id")).isEqualTo(lead.substring(9));

                servers.standby().stop();
                answersWithoutLists(admin, lead);
                try (RunningLeadstone started = RunningLeadstone.over(settings)) {
                    answersWithoutLists(started.clients().admin(), lead);
                }

                servers.standby().start();
                Awaiting.that(() -> admin.get("/v1/lead/company").status() == 200);
                servers.awaitReplay();
                for (String list : ON_THE_REPLICA) {
                    assertThat(admin.get(list).status()).as(list).isEqualTo(200);
                }
            }
        }
    }

    private static void answersWithoutLists(Client admin, String lead) {
        for (String list : ON_THE_REPLICA) {
            Answer refused = admin.get(list);
            assertThat(refused.status()).as(list).isEqualTo(503);
            assertThat(refused.text("code")).isEqualTo("STORE_UNAVAILABLE");
        }
        assertThat(admin.get(lead).status()).isEqualTo(200);
        create(admin);
        assertThat(admin.get("/health").status()).isEqualTo(200);
    }

    private static String create(Client admin) {
        Answer created = admin.post("/v1/lead", Drafts.of(Drafts.newEmail()));
        assertThat(created.status()).isEqualTo(201);
        return created.text("id");
    }

    private static Map<String, String> settings(ReplicatedPostgres servers) {
        TestDatabase database = servers.freshDatabase();
        Map<String, String> settings = new HashMap<>(Stores.of(database));
        settings.put("LEADSTONE_STORE_REPLICA_URL", servers.onStandby(database).url());
        return settings;
    }
}
