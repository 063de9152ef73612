package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.DatabaseServer;
import io.leadstone.adapter.mybatis.database.MariaDbServer;
import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.testkit.SampleLeads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Another program that locks the rows of Leadstone and the gaps between them on MariaDB. An operator finds it and ends
 * it with the statements of {@code docs/operations.md} and the privileges that the page names.
 */
class ForeignRowLocksTest {

    private static final CompanyId ACME = new CompanyId("acme");
    private static final String SECTION = "## Other programs that lock rows on MariaDB and MySQL";
    private static final String EXAMPLE_ID = "4711";
    private static final String PASSWORD = "operator-test";

    private final SampleLeads samples = new SampleLeads();

    @Test
    void the_statements_of_the_page_find_the_transaction_and_end_it() throws Exception {
        List<String> statements = statementsOfThePage();
        assertThat(statements).hasSize(3);
        DatabaseServer server = MariaDbServer.shared();
        TestDatabase database = server.freshDatabase();
        try (HikariDataSource pool = database.dataSourceAfter("SET innodb_lock_wait_timeout = 1");
                HikariDataSource patient = database.dataSource();
                Connection foreign = DriverManager.getConnection(database.url(), database.user(), database.password());
                Connection own = operator(server, database)) {
            MyBatisLeadStore store =
                    MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            LeadChange jordan = samples.capture(ACME, "jordan@example.com");
            LeadChange robin = samples.capture(ACME, "robin@example.com");
            store.leads().add(jordan);
            JdbcTemplate operator = jdbc(own);
            long id = lockAll(foreign);
            assertThatExceptionOfType(StoreUnavailableException.class)
                    .isThrownBy(() -> store.leads().add(robin));
            assertThat(store.leads().find(ACME, jordan.after().id())).contains(jordan.after());

            assertThat(operator.queryForList(statements.get(0)))
                    .filteredOn(row -> isOf(id, row.get("trx_mysql_thread_id")))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row).containsEntry("trx_isolation_level", "REPEATABLE READ");
                        assertThat(row.get("trx_started")).isNotNull();
                        assertThat(((Number) row.get("trx_rows_locked")).longValue())
                                .isPositive();
                        assertThat(row).containsEntry("trx_query", null);
                    });
            assertThat(operator.queryForList(statements.get(1)))
                    .filteredOn(row -> isOf(id, row.get("Id")))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row).containsEntry("User", database.user()).containsEntry("Command", "Sleep");
                        assertThat(row.get("Host")).asString().startsWith("127.0.0.1:");
                    });
            operator.execute(statements.get(2).replace(EXAMPLE_ID, String.valueOf(id)));

            // The insert waits for the locks until the database ends the other connection.
            MyBatisLeadStore.of(patient).leads().add(robin);
            assertThat(store.leads().find(ACME, robin.after().id())).contains(robin.after());
        }
    }

    /** Locks all leads and all gaps between them; returns the id of the connection. */
    private static long lockAll(Connection foreign) throws SQLException {
        foreign.setAutoCommit(false);
        foreign.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        JdbcTemplate program = jdbc(foreign);
        assertThat(program.queryForList("SELECT * FROM leadstone_lead FOR UPDATE"))
                .hasSize(1);
        return program.queryForObject("SELECT CONNECTION_ID()", Long.class);
    }

    /** Returns a connection of an account that has the privileges of the page and no other. */
    private static Connection operator(DatabaseServer server, TestDatabase database) throws SQLException {
        try (Connection administration = server.administration()) {
            JdbcTemplate administrator = jdbc(administration);
            administrator.execute("CREATE OR REPLACE USER 'operator'@'127.0.0.1' IDENTIFIED BY '" + PASSWORD + "'");
            administrator.execute("GRANT PROCESS, CONNECTION ADMIN ON *.* TO 'operator'@'127.0.0.1'");
        }
        String url = database.url().replaceFirst("/leadstone_\\d+", "/");
        return DriverManager.getConnection(url, "operator", PASSWORD);
    }

    private static boolean isOf(long connection, Object id) {
        return ((Number) id).longValue() == connection;
    }

    private static JdbcTemplate jdbc(Connection connection) {
        return new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    }

    private static List<String> statementsOfThePage() throws IOException {
        Path page = Path.of(System.getProperty("basedir", "")).resolve("../docs/operations.md");
        String text = Files.readString(page);
        assertThat(text).contains(SECTION);
        String section =
                text.substring(text.indexOf(SECTION) + SECTION.length()).split("\n## ", 2)[0];
        return Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL)
                .matcher(section)
                .results()
                .map(block -> block.group(1))
                .flatMap(block -> Pattern.compile(";\\s*").splitAsStream(block))
                .toList();
    }
}
