package io.leadstone.adapter.mybatis;

import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * Flyway migration that reindexes all leads once, so that searches find them under the present rules. It reads whole
 * leads. So it must run after the last script that changes columns of leads.
 */
final class SearchReindexMigration implements JavaMigration {

    /** All versions that the history of a database may contain. Only the last one does the work. */
    private static final List<String> VERSIONS = List.of("5.1", "7.1", "8.1", "13.1", "14.1", "17.1", "19.1", "20.1");

    private final MigrationVersion version;
    private final boolean isLast;
    private final String tablePrefix;

    private SearchReindexMigration(String version, boolean isLast, String tablePrefix) {
        this.version = MigrationVersion.fromVersion(version);
        this.isLast = isLast;
        this.tablePrefix = tablePrefix;
    }

    static JavaMigration[] all(String tablePrefix) {
        String last = VERSIONS.get(VERSIONS.size() - 1);
        return VERSIONS.stream()
                .map(version -> new SearchReindexMigration(version, version.equals(last), tablePrefix))
                .toArray(JavaMigration[]::new);
    }

    @Override
    public MigrationVersion getVersion() {
        return version;
    }

    @Override
    public String getDescription() {
        // Flyway compares it with the schema history, so the text must not change.
        return "leads are found as those of today";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    /**
     * Returns false, because the reindexing commits each batch on its own connection. Finished batches are not
     * repeated.
     */
    @Override
    public boolean canExecuteInTransaction() {
        return false;
    }

    @Override
    public void migrate(Context context) {
        if (isLast) {
            MyBatisLeadStore.builder(context.getConfiguration().getDataSource())
                    .tablePrefix(tablePrefix)
                    .build()
                    .reindexSearch();
        }
    }
}
