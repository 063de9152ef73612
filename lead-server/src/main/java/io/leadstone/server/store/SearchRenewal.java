package io.leadstone.server.store;

import io.leadstone.adapter.mybatis.MyBatisLeadStore;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * What only Leadstone can work out of the leads that were there before a script, once, and in its order: a start that has nothing to do
 * reads no lead. It stands between the script that it follows and the next one, whose number is the next whole one.
 */
final class SearchRenewal implements JavaMigration {

    private final MigrationVersion version;
    private final boolean isLast;

    private SearchRenewal(String version, boolean isLast) {
        this.version = MigrationVersion.fromVersion(version);
        this.isLast = isLast;
    }

    /** All that a database may have in its history; what the earlier ones did is part of what the last one does. */
    static JavaMigration[] all() {
        return new JavaMigration[] {new SearchRenewal("5.1", false), new SearchRenewal("7.1", true)};
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
