package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.PostgresServer;
import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.LeadFieldsBuilder;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.testkit.SampleLeads;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A lead is always written by the same prepared statement, and a search has the same plan for each company. The driver
 * of PostgreSQL prepares a statement again if the types of its parameters change. PostgreSQL plans it again if a plan
 * for the values seems cheaper. Both take as long as the statement itself.
 */
class PreparedOnceTest {

    private static final int LEADS = 20;
    private static final int LARGE = 3000;
    private static final Caller CALLER = Caller.member(new CompanyId("acme"), "test", Scope.values());

    @Test
    void empty_fields_do_not_prepare_the_statement_again() throws Exception {
        try (HikariDataSource pool = oneConnection(PostgresServer.shared().freshDatabase())) {
            MyBatisLeadStore store =
                    MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            LeadManagement management = LeadManagement.builder().store(store).build();
            for (int i = 0; i < LEADS; i++) {
                write(management, i);
            }
            assertThat(runs(pool))
                    .hasEntrySatisfying("INSERT", runs -> assertThat(runs).isGreaterThan(LEADS / 2))
                    .hasEntrySatisfying("UPDATE", runs -> assertThat(runs).isGreaterThan(LEADS / 2));
        }
    }

    @Test
    void a_search_is_planned_once_for_companies_of_any_size() {
        TestDatabase database = PostgresServer.shared().freshDatabase();
        try (HikariDataSource pool = oneConnection(database);
                HikariDataSource filling = database.dataSource()) {
            MyBatisLeadStore store =
                    MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            SampleLeads samples = new SampleLeads();
            new BulkChanges(filling)
                    .add(IntStream.range(0, LARGE + LEADS)
                            .mapToObj(number -> samples.capture(companyOf(number), "lee" + number + "@example.com"))
                            .toList()
                            .stream());
            new JdbcTemplate(pool).execute("ANALYZE");

            LeadQuery query = LeadQuery.builder().search("garbrecht").build();
            for (int i = 0; i < LEADS; i++) {
                store.search().list(companyOf(LARGE + i), query, PageRequest.FIRST);
            }

            assertThat(new JdbcTemplate(pool).queryForList("""
                    SELECT custom_plans FROM pg_prepared_statements
                    WHERE statement LIKE '%lookup_keys%' AND generic_plans + custom_plans > 10""", Long.class))
                    .as("PostgreSQL plans a statement five times before it keeps a plan")
                    .isNotEmpty()
                    .allSatisfy(plans -> assertThat(plans).isEqualTo(5));
        }
    }

    /** Returns a large company for the first numbers, and then one of a single lead for each. */
    private static CompanyId companyOf(int number) {
        return new CompanyId(number < LARGE ? "large" : "small-" + number);
    }

    /** Returns a pool of one connection that prepares each statement on its first execution. */
    private static HikariDataSource oneConnection(TestDatabase database) {
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(database.url());
        settings.setUsername(database.user());
        settings.setPassword(database.password());
        settings.setMaximumPoolSize(1);
        settings.addDataSourceProperty("prepareThreshold", "1");
        return new HikariDataSource(settings);
    }

    /** Writes a lead. Every second one has no optional field. */
    private static void write(LeadManagement management, int number) {
        LeadFieldsBuilder draft = SampleLeads.draft("jordan" + number + "@example.com");
        if (number % 2 == 0) {
            draft.phone("+14155552671").company("Acme").source("fair").notes("Call back.");
        }
        LeadId id = management
                .leads()
                .create(CALLER, new CreateLeadCommand(draft.build()))
                .lead()
                .id();
        management.leads().update(CALLER, UpdateLeadCommand.of(id, f -> f.source("mail" + number)));
    }

    /**
     * Returns the number of executions of the prepared statement that inserted or updated leads last, by its first
     * word.
     */
    private static Map<String, Long> runs(HikariDataSource pool) throws SQLException {
        Map<String, Long> runs = new HashMap<>();
        try (Connection connection = pool.getConnection();
                ResultSet row = connection
                        .createStatement()
                        .executeQuery(
                                "SELECT substring(statement FROM '(INSERT|UPDATE)\\s+(?:INTO )?leadstone_lead\\s'),"
                                        + " generic_plans + custom_plans FROM pg_prepared_statements")) {
            while (row.next()) {
                if (row.getString(1) != null) {
                    runs.merge(row.getString(1), row.getLong(2), Math::max);
                }
            }
        }
        return runs;
    }
}
