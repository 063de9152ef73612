package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.CitusTables;
import io.leadstone.adapter.mybatis.database.ExternalServer;
import io.leadstone.adapter.mybatis.sql.DatabaseKind;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.testkit.SampleLeads;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The scripts after V20 run on tables that are distributed already, and the tables that they add are distributed. */
class CitusUpgradeTest {

    private static final String PREFIX = MyBatisLeadStoreBuilder.DEFAULT_TABLE_PREFIX;

    /** Tables of Leadstone that Citus does not know. */
    private static final String ONLY_ON_COORDINATOR = """
            SELECT tablename FROM pg_tables
            WHERE schemaname = current_schema() AND tablename LIKE 'leadstone%'
              AND NOT EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = CAST(tablename AS regclass))
            """;

    private final SampleLeads samples = new SampleLeads();

    @Test
    void scripts_run_on_distributed_tables() throws SQLException {
        try (HikariDataSource pool = ExternalServer.CITUS.database().dataSource();
                Connection connection = pool.getConnection()) {
            try {
                migrateTo20(pool);
                LeadChange change = samples.capture(new CompanyId("acme"), "jordan@example.com");
                MyBatisLeadStore.of(pool).leads().add(change);
                CitusTables.distribute(connection, PREFIX);

                MyBatisLeadStore upgraded = migrated(pool);
                MyBatisLeadStore restarted = migrated(pool);

                assertThat(new JdbcTemplate(pool).queryForList(ONLY_ON_COORDINATOR, String.class))
                        .containsExactly(PREFIX + SqlSchema.HISTORY_TABLE);
                assertThat(upgraded.leads()
                                .find(change.after().companyId(), change.after().id()))
                        .contains(change.after());
                assertThat(restarted.needsReindexing()).isFalse();
            } finally {
                CitusTables.drop(connection, PREFIX);
            }
        }
    }

    private static MyBatisLeadStore migrated(HikariDataSource pool) {
        return MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.MIGRATE).build();
    }

    /** Leaves the tables as a release with V20 as its last script had them. */
    private static void migrateTo20(HikariDataSource pool) {
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:" + DatabaseKind.CITUS.folder())
                .javaMigrations(SearchReindexMigration.all(PREFIX))
                .table(PREFIX + SqlSchema.HISTORY_TABLE)
                .placeholders(Map.of("prefix", PREFIX))
                .target("20")
                .load()
                .migrate();
    }
}
