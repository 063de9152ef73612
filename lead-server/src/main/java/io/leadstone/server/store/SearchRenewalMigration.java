package io.leadstone.server.store;

import io.leadstone.adapter.mybatis.MyBatisLeadStore;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * Flyway migration that renews what searches look leads up by, once: a later start reads no lead. The renewal reads whole leads, so it
 * must come after the last script that changes the lead's columns.
 */
final class SearchRenewalMigration implements JavaMigration {

    private final MigrationVersion version;
    private final boolean isLast;

    private SearchRenewalMigration(String version, boolean isLast) {
        this.version = MigrationVersion.fromVersion(version);
        this.isLast = isLast;
    }

    /** All renewals that a database may have in its history. The last one does the work of the earlier ones, too. */
    static JavaMigration[] all() {
        return new JavaMigration[] {
            new SearchRenewalMigration("5.1", false),
            new SearchRenewalMigration("7.1", false),
            new SearchRenewalMigration("8.1", false),
            new SearchRenewalMigration("13.1", true)
        };
    }

    @Override
    public MigrationVersion getVersion() {
        return version;
    }

    @Override
    public String getDescription() {
        return "leads are found as those of today";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    /** It commits batch by batch on connections of its own: what is done remains so, and is not done again. */
    @Override
    public boolean canExecuteInTransaction() {
        return false;
    }

    @Override
    public void migrate(Context context) {
        if (isLast) {
            MyBatisLeadStore.of(context.getConfiguration().getDataSource()).renewSearch();
        }
    }
}
