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

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("5.1");
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
        MyBatisLeadStore.of(context.getConfiguration().getDataSource()).renewSearch();
    }
}
