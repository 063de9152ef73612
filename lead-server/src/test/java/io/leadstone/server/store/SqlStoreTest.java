package io.leadstone.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.adapter.mybatis.database.MariaDbServer;
import io.leadstone.adapter.mybatis.database.PostgresServer;
import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.domain.CompanyId;
import io.leadstone.server.settings.ServerSettings;
import io.leadstone.server.settings.StoreSettings;
import io.leadstone.server.settings.WrongSettingException;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.StorePorts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SqlStoreTest {

    @Test
    void a_database_with_other_tables_in_it_is_joined() throws Exception {
        TestDatabase database = PostgresServer.shared().freshDatabase();
        try (Connection connection =
                DriverManager.getConnection(database.url(), database.user(), database.password())) {
            connection.createStatement().execute("CREATE TABLE invoice (id INT)");
        }
        opensTwice(settings(database.url(), database.user(), database.password()));
    }

    @Test
    void a_mysql_url_is_spoken_by_mariadbs_driver() {
        TestDatabase database = MariaDbServer.shared().freshDatabase();
        String url = database.url().replaceFirst("^jdbc:mariadb:", "jdbc:mysql:");
        opensTwice(settings(url, database.user(), database.password()));
    }

    @Test
    void a_wrong_password_is_told_as_one() {
        TestDatabase database = PostgresServer.shared().freshDatabase();
        assertThatThrownBy(() -> SqlStore.open(settings(database.url(), database.user(), "wrong")))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageStartingWith("LEADSTONE_STORE_USER: cannot open jdbc:postgresql:");
    }

    @Test
    void an_unknown_database_is_told_as_one() {
        TestDatabase database = PostgresServer.shared().freshDatabase();
        String url = database.url().replaceFirst("/leadstone_\\w+", "/nowhere");
        assertThatThrownBy(() -> SqlStore.open(settings(url, database.user(), database.password())))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageStartingWith("LEADSTONE_STORE_URL: cannot open jdbc:postgresql:");
    }

    @Test
    void leads_of_an_older_leadstone_are_renewed_by_the_first_start_and_looked_at_by_no_other_on_mariadb()
            throws Exception {
        renewsOnce(
                MariaDbServer.shared().freshDatabase(),
                List.of(
                        "ALTER TABLE leadstone_agent DROP COLUMN version",
                        "DROP INDEX leadstone_webhook_slot ON leadstone_webhook",
                        "ALTER TABLE leadstone_webhook DROP COLUMN slot",
                        "ALTER TABLE leadstone_lead DROP COLUMN erased_at",
                        "ALTER TABLE leadstone_webhook_message DROP COLUMN erased_at",
                        "DROP INDEX leadstone_lead_source ON leadstone_lead",
                        "DROP INDEX leadstone_lead_agent ON leadstone_lead",
                        "DROP TABLE leadstone_lead_piece"),
                "INSERT INTO leadstone_lead_piece SELECT company_id, '', id FROM leadstone_lead",
                "SELECT COUNT(*) FROM leadstone_lead_piece WHERE piece = ''");
    }

    @Test
    void leads_of_an_older_leadstone_are_renewed_by_the_first_start_and_looked_at_by_no_other_on_postgresql()
            throws Exception {
        renewsOnce(
                PostgresServer.shared().freshDatabase(),
                List.of(
                        "ALTER TABLE leadstone_agent DROP COLUMN version",
                        "DROP INDEX leadstone_webhook_slot",
                        "ALTER TABLE leadstone_webhook DROP COLUMN slot",
                        "ALTER TABLE leadstone_lead DROP COLUMN erased_at",
                        "ALTER TABLE leadstone_webhook_message DROP COLUMN erased_at",
                        "ALTER TABLE leadstone_lead DROP COLUMN lookup_keys",
                        "ALTER TABLE leadstone_lead ADD COLUMN search_keys BIGINT[]",
                        "DROP INDEX leadstone_lead_source",
                        "DROP INDEX leadstone_lead_agent"),
                "UPDATE leadstone_lead SET lookup_keys = NULL",
                "SELECT COUNT(*) FROM leadstone_lead WHERE lookup_keys IS NULL");
    }

    /**
     * @param older what makes a database of an older Leadstone out of one of today, script by script from the last one back
     * @param behind what makes its leads look like those of an older one
     */
    private static void renewsOnce(TestDatabase database, List<String> older, String behind, String countBehind)
            throws SQLException {
        StoreSettings settings = settings(database.url(), database.user(), database.password());
        try (SqlStore store = SqlStore.open(settings)) {
            store.leads().leads().add(new SampleLeads().capture(new CompanyId("acme"), "jordan@example.com"));
        }
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement sql = connection.createStatement()) {
            sql.execute("DELETE FROM leadstone_schema_history WHERE version NOT IN ('0', '1', '2', '3', '4')");
            for (String script : older) {
                sql.execute(script);
            }
            SqlStore.open(settings).close();
            assertThat(count(sql, countBehind)).isZero();

            sql.execute(behind);
            SqlStore.open(settings).close();
            assertThat(count(sql, countBehind)).isEqualTo(1);
        }
    }

    private static long count(Statement sql, String query) throws SQLException {
        try (ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void opensTwice(StoreSettings settings) {
        for (int time = 0; time < 2; time++) {
            try (SqlStore store = SqlStore.open(settings)) {
                new StorePorts(store.leads()).health().check();
                assertThat(new StorePorts(store.leads()).apiKeys().isEmpty()).isTrue();
            }
        }
    }

    private static StoreSettings settings(String url, String user, String password) {
        Map<String, String> environment =
                Map.of("LEADSTONE_STORE_URL", url, "LEADSTONE_STORE_USER", user, "LEADSTONE_STORE_PASSWORD", password);
        return ServerSettings.read(environment, Optional.empty()).store();
    }
}
