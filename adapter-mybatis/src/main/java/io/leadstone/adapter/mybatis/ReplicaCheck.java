package io.leadstone.adapter.mybatis;

import io.leadstone.adapter.mybatis.sql.DatabaseKind;
import io.leadstone.adapter.mybatis.sql.SqlReplica;
import io.leadstone.adapter.mybatis.sql.UnusableReplicaException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * Compares a read replica with the database of the store. The two share the texts of statements, so they must be the
 * same product and use the same driver. The replica must have replayed the scripts and the reindexing of the store.
 *
 * @param columns the columns of Leadstone's tables in the database of the store, as {@code table.column}
 * @param indexVersion the version of the search rules by which its leads were indexed
 */
record ReplicaCheck(
        DataSource replica,
        DatabaseKind database,
        String tablePrefix,
        int fetchSize,
        Set<String> columns,
        int indexVersion)
        implements SqlReplica.Check {

    /** Reads what the replica must have from a connection to the database of the store. */
    static ReplicaCheck of(DataSource replica, SqlSchema schema) throws SQLException {
        return new ReplicaCheck(
                replica,
                schema.database(),
                schema.tablePrefix(),
                DatabaseKind.fetchSize(schema.connection()),
                schema.ownColumns(),
                schema.indexVersionIfAny());
    }

    @Override
    public void run(Connection connection) throws SQLException {
        DatabaseKind found = DatabaseKind.of(connection);
        if (found != database) {
            throw new IllegalArgumentException("the replica data source '" + replica + "' leads to " + found
                    + ", but the store is on " + database);
        }
        if (DatabaseKind.fetchSize(connection) != fetchSize) {
            throw new IllegalArgumentException("the replica data source '" + replica + "' uses the driver '"
                    + connection.getMetaData().getDriverName()
                    + "', but the data source of the store uses another one; both must use the same");
        }
        SqlSchema schema = new SqlSchema(connection, database, tablePrefix);
        Set<String> missing = new TreeSet<>(columns);
        missing.removeAll(schema.ownColumns());
        if (!missing.isEmpty()) {
            throw new UnusableReplicaException(isNoReplica("it has no column "
                    + String.join(", ", missing.stream().limit(3).toList())));
        }
        int version = schema.indexVersionIfAny();
        if (version < indexVersion) {
            throw new UnusableReplicaException(isNoReplica("its leads were indexed for searches by version " + version
                    + " of the rules, and those of the store by version " + indexVersion));
        }
    }

    private String isNoReplica(String difference) {
        return "the replica data source '" + replica + "' does not lead to a replica of the store's database, or the"
                + " replica has not replayed the last upgrade yet: " + difference;
    }
}
