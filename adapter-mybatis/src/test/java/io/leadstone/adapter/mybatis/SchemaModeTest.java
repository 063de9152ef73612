package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.adapter.mybatis.database.TestServer;
import io.leadstone.adapter.mybatis.sql.DatabaseKind;
import io.leadstone.adapter.mybatis.sql.MyBatisStoreException;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.testkit.SampleLeads;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** The treatment of the tables when a store is built. */
class SchemaModeTest {

    private static final CompanyId ACME = new CompanyId("acme");

    @ParameterizedTest
    @EnumSource
    void created_tables_are_valid_and_work(TestServer server) {
        with(server, dataSource -> {
            builder(dataSource, SchemaMode.CREATE).build();

            MyBatisLeadStore store = builder(dataSource, SchemaMode.VALIDATE).build();

            assertThatCode(() -> store.health().check()).doesNotThrowAnyException();
            assertThat(store.apiKeys().isEmpty()).isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource
    void two_prefixes_are_two_stores_in_one_database(TestServer server) {
        with(server, dataSource -> {
            MyBatisLeadStore crm =
                    builder(dataSource, SchemaMode.CREATE).tablePrefix("crm_").build();
            run(dataSource, SqlScript.of(kindOf(server), "other_").text());
            MyBatisLeadStore other = builder(dataSource, SchemaMode.VALIDATE)
                    .tablePrefix("other_")
                    .build();
            LeadChange jordan = new SampleLeads().capture(ACME, "jordan@example.com");

            crm.leads().add(jordan);

            assertThat(crm.leads().find(ACME, jordan.after().id())).contains(jordan.after());
            assertThat(other.leads().find(ACME, jordan.after().id())).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    void validation_names_everything_that_is_missing(TestServer server) {
        with(server, dataSource -> {
            builder(dataSource, SchemaMode.CREATE).build();
            JdbcTemplate database = new JdbcTemplate(dataSource);
            database.execute("ALTER TABLE leadstone_lead DROP COLUMN notes");
            database.execute("ALTER TABLE leadstone_event DROP COLUMN actor");
            database.execute("DROP TABLE leadstone_agent");

            assertThatIllegalStateException()
                    .isThrownBy(() -> builder(dataSource, SchemaMode.VALIDATE).build())
                    .withMessageContaining("column leadstone_lead.notes, column leadstone_event.actor,"
                            + " table leadstone_agent; run the scripts under db/leadstone/");
        });
    }

    @ParameterizedTest
    @EnumSource
    void creation_and_migration_tolerate_tables_of_the_host(TestServer server) {
        with(server, dataSource -> {
            JdbcTemplate database = new JdbcTemplate(dataSource);
            database.execute("CREATE TABLE customer (id INT)");
            database.execute("CREATE TABLE leadstone_notes_of_the_host (id INT)");
            assertThatIllegalStateException()
                    .isThrownBy(() -> builder(dataSource, SchemaMode.VALIDATE).build())
                    .withMessageContaining("table leadstone_lead, table leadstone_event");

            builder(dataSource, SchemaMode.CREATE).build();
            builder(dataSource, SchemaMode.MIGRATE).tablePrefix("crm_").build();

            builder(dataSource, SchemaMode.VALIDATE).build();
            builder(dataSource, SchemaMode.VALIDATE).tablePrefix("crm_").build();
        });
    }

    @ParameterizedTest
    @EnumSource
    void creation_refuses_tables_of_leadstone_by_name(TestServer server) {
        with(server, dataSource -> {
            new JdbcTemplate(dataSource).execute("CREATE TABLE leadstone_agent (id INT)");

            assertThatIllegalStateException()
                    .isThrownBy(() -> builder(dataSource, SchemaMode.CREATE).build())
                    .withMessage("tables of Leadstone exist already: leadstone_agent; SchemaMode.CREATE only creates"
                            + " all of them");
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_migration_has_its_own_history_and_can_be_repeated(TestServer server) {
        try (HikariDataSource dataSource = server.freshDatabase().dataSourceWithoutAutoCommit()) {
            MyBatisLeadStore store = builder(dataSource, SchemaMode.MIGRATE).build();
            LeadChange jordan = new SampleLeads().capture(ACME, "jordan@example.com");
            store.leads().add(jordan);
            List<String> applied = versions(dataSource);

            MyBatisLeadStore again = builder(dataSource, SchemaMode.MIGRATE).build();

            assertThat(applied).contains("1", "14", "14.1", "15", "16", "17", "18", "19", "19.1", "20", "20.1");
            assertThat(versions(dataSource)).isEqualTo(applied);
            assertThat(again.leads().find(ACME, jordan.after().id())).contains(jordan.after());
        }
    }

    /** The default of Flyway is 50 attempts, one a second. */
    @Test
    void a_migration_waits_for_another_one_without_limit() {
        try (HikariDataSource dataSource = TestDatabase.h2().dataSource()) {
            assertThat(FlywaySchema.configuration(dataSource, DatabaseKind.H2, "leadstone_")
                            .getLockRetryCount())
                    .isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_migration_refuses_tables_of_another_tool(TestServer server) {
        with(server, dataSource -> {
            builder(dataSource, SchemaMode.CREATE).build();

            assertThatIllegalStateException()
                    .isThrownBy(() -> builder(dataSource, SchemaMode.MIGRATE).build())
                    .withMessageContaining("leadstone_lead")
                    .withMessageContaining(
                            "the history table leadstone_schema_history does not: another tool manages" + " them");
        });
    }

    @Test
    void only_a_migration_needs_flyway() throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!entry.contains("flyway")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        try (URLClassLoader withoutFlyway =
                new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> build(withoutFlyway, SchemaMode.MIGRATE))
                    .hasRootCauseInstanceOf(ClassNotFoundException.class)
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("SchemaMode.MIGRATE needs Flyway: add org.flywaydb:flyway-core");
            assertThat(build(withoutFlyway, SchemaMode.CREATE)).isNotNull();
        }
    }

    /** Builds a store on an empty H2 database with the classes of a class loader. */
    private static Object build(ClassLoader loader, SchemaMode mode) throws ReflectiveOperationException {
        Object dataSource =
                loader.loadClass("org.h2.jdbcx.JdbcDataSource").getConstructor().newInstance();
        dataSource
                .getClass()
                .getMethod("setURL", String.class)
                .invoke(dataSource, "jdbc:h2:mem:" + mode + ";DB_CLOSE_DELAY=-1");
        Object builder = loader.loadClass(MyBatisLeadStore.class.getName())
                .getMethod("builder", DataSource.class)
                .invoke(null, dataSource);
        Class<?> modes = loader.loadClass(SchemaMode.class.getName());
        Object sameMode = modes.getMethod("valueOf", String.class).invoke(null, mode.name());
        builder.getClass().getMethod("schemaMode", modes).invoke(builder, sameMode);
        return builder.getClass().getMethod("build").invoke(builder);
    }

    /** Reads the history table, whose names are case-sensitive. */
    private static List<String> versions(DataSource dataSource) {
        JdbcTemplate database = new JdbcTemplate(dataSource);
        String quote = database.execute((ConnectionCallback<String>)
                connection -> connection.getMetaData().getIdentifierQuoteString());
        String query = "SELECT 'version' FROM 'leadstone_schema_history' ORDER BY 'installed_rank'";
        return database.queryForList(query.replace("'", quote), String.class);
    }

    @ParameterizedTest
    @EnumSource
    void without_tables_the_store_is_built_but_not_healthy(TestServer server) {
        with(server, dataSource -> {
            MyBatisLeadStore store = MyBatisLeadStore.of(dataSource);

            assertThatThrownBy(() -> store.health().check()).isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(() -> store.apiKeys().isEmpty())
                    .isInstanceOf(MyBatisStoreException.class)
                    .hasMessageNotContaining("SELECT")
                    .hasRootCauseInstanceOf(SQLException.class);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Crm_", "1crm_", "crm-", "crm; --", "a234567890123456789012345678901_"})
    void a_table_prefix_of_another_form_is_rejected(String prefix) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        MyBatisLeadStore.builder(TestDatabase.h2().dataSource()).tablePrefix(prefix))
                .withMessageContaining("'" + prefix + "'");
    }

    @Test
    void an_unsupported_database_is_named() {
        try (HikariDataSource dataSource = TestDatabase.h2().dataSource()) {
            JdbcSpy derby = new JdbcSpy(dataSource);
            derby.intrude(
                    (call, real) -> call.equals("DatabaseMetaData.getDatabaseProductName") ? "Derby" : real.call());

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> MyBatisLeadStore.of(derby.dataSource()))
                    .withMessageContaining("the database 'Derby' is not supported");
        }
    }

    private static DatabaseKind kindOf(TestServer server) {
        return DatabaseKind.valueOf(server.name());
    }

    private static MyBatisLeadStoreBuilder builder(DataSource dataSource, SchemaMode mode) {
        return MyBatisLeadStore.builder(dataSource).schemaMode(mode);
    }

    private static void run(DataSource dataSource, String script) {
        JdbcTemplate database = new JdbcTemplate(dataSource);
        for (String statement : script.split(";\\n", -1)) {
            if (!statement.isBlank()) {
                database.execute(statement);
            }
        }
    }

    private static void with(TestServer server, Consumer<HikariDataSource> test) {
        try (HikariDataSource dataSource = server.freshDatabase().dataSource()) {
            test.accept(dataSource);
        }
    }
}
