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
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;

class SqlStoreTest {

    @Test
    void a_database_with_other_tables_is_accepted() throws Exception {
        TestDatabase database = PostgresServer.shared().freshDatabase();
        try (Connection connection =
                DriverManager.getConnection(database.url(), database.user(), database.password())) {
            connection.createStatement().execute("CREATE TABLE invoice (id INT)");
        }
        opensTwice(settings(database.url(), database.user(), database.password()));
    }

    @Test
    void the_mariadb_driver_accepts_a_mysql_url() {
        TestDatabase database = MariaDbServer.shared().freshDatabase();
        String url = database.url().replaceFirst("^jdbc:mariadb:", "jdbc:mysql:");
        opensTwice(settings(url, database.user(), database.password()));
    }

    @Test
    void a_wrong_password_is_reported() {
        TestDatabase database = PostgresServer.shared().freshDatabase();
        assertThatThrownBy(() -> SqlStore.open(settings(database.url(), database.user(), "wrong")))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageStartingWith("LEADSTONE_STORE_USER: cannot open jdbc:postgresql:");
    }

    @Test
    void an_unknown_database_is_reported() {
        TestDatabase database = PostgresServer.shared().freshDatabase();
        String url = database.url().replaceFirst("/leadstone_\\w+", "/nowhere");
        assertThatThrownBy(() -> SqlStore.open(settings(url, database.user(), database.password())))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageStartingWith("LEADSTONE_STORE_URL: cannot open jdbc:postgresql:");
    }

    /** The driver would add the whole row to the message, and the message is logged. */
    @Test
    void a_violated_constraint_of_postgresql_reveals_no_lead() throws Exception {
        TestDatabase database = PostgresServer.shared().freshDatabase();
        StoreSettings settings = settings(database.url(), database.user(), database.password());
        try (SqlStore store = SqlStore.open(settings);
                Connection connection =
                        DriverManager.getConnection(database.url(), database.user(), database.password())) {
            connection.createStatement().execute("ALTER TABLE leadstone_lead ADD CHECK (status <> 'new')");
            assertThatThrownBy(() -> store.leads()
                            .leads()
                            .add(new SampleLeads().capture(new CompanyId("acme"), "jordan@example.com")))
                    .hasStackTraceContaining("violates check constraint")
                    .extracting(Throwables::getStackTrace)
                    .asString()
                    .doesNotContainIgnoringCase("jordan");
        }
    }

    @Test
    void only_the_first_start_reindexes_older_leads_on_mariadb() throws Exception {
        reindexesOnce(
                MariaDbServer.shared().freshDatabase(),
                List.of(
                        "CREATE INDEX leadstone_webhook_failing ON leadstone_webhook (failing_since)",
                        "DROP TABLE leadstone_submission",
                        "DROP TABLE leadstone_idempotency",
                        "DROP TABLE leadstone_email_key_state",
                        "ALTER TABLE leadstone_lead DROP COLUMN email_key_rule",
                        "ALTER TABLE leadstone_consent DROP COLUMN evidence",
                        "ALTER TABLE leadstone_consent DROP COLUMN given_at",
                        "DROP TABLE leadstone_suppression",
                        "DROP INDEX leadstone_lead_purge ON leadstone_lead",
                        "ALTER TABLE leadstone_lead DROP COLUMN filter_terms",
                        "DROP TABLE leadstone_feed",
                        "DROP INDEX leadstone_event_feed ON leadstone_event",
                        "ALTER TABLE leadstone_event DROP COLUMN feed_position",
                        "DROP TABLE leadstone_search_index",
                        "DROP INDEX leadstone_lead_owner ON leadstone_lead",
                        "ALTER TABLE leadstone_lead DROP COLUMN owner_id",
                        "ALTER TABLE leadstone_webhook_message DROP COLUMN owner_id",
                        "ALTER TABLE leadstone_agent DROP COLUMN honeypot",
                        "ALTER TABLE leadstone_agent DROP COLUMN double_opt_in",
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
    void only_the_first_start_reindexes_older_leads_on_postgresql() throws Exception {
        reindexesOnce(
                PostgresServer.shared().freshDatabase(),
                List.of(
                        "CREATE INDEX leadstone_webhook_failing ON leadstone_webhook (failing_since)",
                        "DROP TABLE leadstone_submission",
                        "DROP TABLE leadstone_idempotency",
                        "DROP TABLE leadstone_email_key_state",
                        "ALTER TABLE leadstone_lead DROP COLUMN email_key_rule",
                        "ALTER TABLE leadstone_consent DROP COLUMN evidence",
                        "ALTER TABLE leadstone_consent DROP COLUMN given_at",
                        "DROP TABLE leadstone_suppression",
                        "DROP INDEX leadstone_lead_purge",
                        "ALTER TABLE leadstone_lead DROP COLUMN filter_terms",
                        "DROP TABLE leadstone_feed",
                        "ALTER TABLE leadstone_event DROP COLUMN feed_position",
                        "DROP TABLE leadstone_search_index",
                        "DROP INDEX leadstone_lead_owner",
                        "ALTER TABLE leadstone_lead DROP COLUMN owner_id",
                        "ALTER TABLE leadstone_webhook_message DROP COLUMN owner_id",
                        "ALTER TABLE leadstone_agent DROP COLUMN honeypot",
                        "ALTER TABLE leadstone_agent DROP COLUMN double_opt_in",
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
     * Turns a database of today into an older one, and checks that only the first start reindexes its leads.
     *
     * @param downgrade statements that undo the newer scripts, from the last one back
     * @param resetIndex a statement that gives the leads the index columns of an older version
     * @param countNotReindexed a query that counts the leads that are not reindexed
     */
    private static void reindexesOnce(
            TestDatabase database, List<String> downgrade, String resetIndex, String countNotReindexed)
            throws SQLException {
        StoreSettings settings = settings(database.url(), database.user(), database.password());
        try (SqlStore store = SqlStore.open(settings)) {
            store.leads().leads().add(new SampleLeads().capture(new CompanyId("acme"), "jordan@example.com"));
        }
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement sql = connection.createStatement()) {
            sql.execute("DELETE FROM leadstone_schema_history WHERE version NOT IN ('0', '1', '2', '3', '4')");
            for (String script : downgrade) {
                sql.execute(script);
            }
            SqlStore.open(settings).close();
            assertThat(count(sql, countNotReindexed)).isZero();

            sql.execute(resetIndex);
            SqlStore.open(settings).close();
            assertThat(count(sql, countNotReindexed)).isEqualTo(1);
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
