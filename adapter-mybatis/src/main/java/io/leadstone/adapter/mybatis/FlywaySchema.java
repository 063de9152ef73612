package io.leadstone.adapter.mybatis;

import io.leadstone.adapter.mybatis.sql.DatabaseKind;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Applies the numbered scripts with the Flyway library. The instance is independent of a Flyway of the host: it has its
 * own history table and reads its own scripts only. This class must not be loaded if the class path lacks Flyway.
 */
final class FlywaySchema {

    /** The version before the first script. */
    private static final String BASELINE_VERSION = "0";

    /**
     * No limit of the attempts to lock the history, one a second. Another node may migrate for hours, and its lock ends
     * with its connection.
     */
    private static final int WAIT_WITHOUT_LIMIT = -1;

    private FlywaySchema() {}

    /**
     * Applies the missing scripts, and reindexes the leads if older rules of searches indexed them. While another node
     * does so, it waits.
     *
     * @throws IllegalStateException if Flyway rejects the database or its history, or if a script fails
     */
    static void migrate(DataSource dataSource, DatabaseKind database, String tablePrefix) {
        try {
            configuration(dataSource, database, tablePrefix).load().migrate();
        } catch (FlywayException failure) {
            throw new IllegalStateException("the migration of the tables failed: " + failure.getMessage(), failure);
        }
    }

    static FluentConfiguration configuration(DataSource dataSource, DatabaseKind database, String tablePrefix) {
        return Flyway.configure(FlywaySchema.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:" + database.folder())
                .failOnMissingLocations(true)
                .javaMigrations(SearchReindexMigration.all(tablePrefix))
                .table(tablePrefix + SqlSchema.HISTORY_TABLE)
                // The schema may already contain tables of the host. Ours have the prefix.
                .baselineOnMigrate(true)
                .baselineVersion(BASELINE_VERSION)
                .placeholders(Map.of("prefix", tablePrefix))
                .lockRetryCount(WAIT_WITHOUT_LIMIT);
    }
}
