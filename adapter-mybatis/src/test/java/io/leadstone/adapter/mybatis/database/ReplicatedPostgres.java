package io.leadstone.adapter.mybatis.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** A PostgreSQL server and a standby that replays its writes by streaming replication. */
public final class ReplicatedPostgres implements AutoCloseable {

    private static final Duration REPLAY_TIMEOUT = Duration.ofMinutes(1);

    private final DatabaseServer primary;
    private final DatabaseServer standby;

    private ReplicatedPostgres(DatabaseServer primary, DatabaseServer standby) {
        this.primary = primary;
        this.standby = standby;
    }

    /** Starts both servers. */
    public static ReplicatedPostgres start() {
        DatabaseServer primary = PostgresServer.own(false);
        try {
            return new ReplicatedPostgres(primary, PostgresServer.standbyOf(primary));
        } catch (RuntimeException failure) {
            primary.close();
            throw failure;
        }
    }

    /** Creates an empty database on the primary. */
    public TestDatabase freshDatabase() {
        return primary.freshDatabase();
    }

    /** Returns the same database on the standby. */
    public TestDatabase onStandby(TestDatabase database) {
        return standby.sameDatabase(database);
    }

    public DatabaseServer standby() {
        return standby;
    }

    /** Waits until the standby has replayed all that was committed before this call. */
    public void awaitReplay() {
        try (Connection written = primary.administration();
                Connection replayed = standby.administration()) {
            awaitReplay(written, replayed);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Returns a data source that waits for the replay before it returns a connection of {@code pool}. */
    public DataSource caughtUp(DataSource pool) throws SQLException {
        Connection written = primary.administration();
        Connection replayed = standby.administration();
        return (DataSource) Proxy.newProxyInstance(
                ReplicatedPostgres.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        synchronized (this) {
                            awaitReplay(written, replayed);
                        }
                    }
                    try {
                        return method.invoke(pool, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private static void awaitReplay(Connection written, Connection replayed) throws SQLException {
        String position;
        try (Statement statement = written.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_current_wal_flush_lsn()")) {
            row.next();
            position = row.getString(1);
        }
        long end = System.nanoTime() + REPLAY_TIMEOUT.toNanos();
        while (!hasReplayed(replayed, position)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the standby has not replayed " + position + " in " + REPLAY_TIMEOUT);
            }
            pause();
        }
    }

    private static boolean hasReplayed(Connection standby, String position) throws SQLException {
        try (PreparedStatement statement =
                standby.prepareStatement("SELECT COALESCE(pg_last_wal_replay_lsn() >= CAST(? AS pg_lsn), FALSE)")) {
            statement.setString(1, position);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(1);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    @Override
    public void close() {
        standby.close();
        primary.close();
    }
}
