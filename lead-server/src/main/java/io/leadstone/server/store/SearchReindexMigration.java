package io.leadstone.server.store;

import io.leadstone.adapter.mybatis.MyBatisLeadStore;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * Flyway migration that reindexes all leads once, so that searches find them under the present rules. It reads whole
 * leads. So it must run after the last script that changes columns of leads.
 */
final class SearchReindexMigration implements JavaMigration {

    private final MigrationVersion version;
    private final boolean isLast;

    private SearchReindexMigration(String version, boolean isLast) {
        this.version = MigrationVersion.fromVersion(version);
        this.isLast = isLast;
    }

    /** Returns all versions that the schema history of a database may contain. Only the last one does the work. */
    static JavaMigration[] all() {
        return new JavaMigration[] {
            new SearchReindexMigration("5.1", false),
            new SearchReindexMigration("7.1", false),
            new SearchReindexMigration("8.1", false),
            new SearchReindexMigration("13.1", false),
            new SearchReindexMigration("14.1", true)
        };
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
            MyBatisLeadStore.of(context.getConfiguration().getDataSource()).reindexSearch();
        }
    }
}
