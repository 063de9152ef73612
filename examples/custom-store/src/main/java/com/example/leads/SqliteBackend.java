package com.example.leads;

import io.leadstone.store.backend.KeyRange;
import io.leadstone.store.backend.KeyValueBackend;
import io.leadstone.store.backend.KeyValueEntry;
import io.leadstone.store.backend.KeyValueReader;
import io.leadstone.store.backend.KeyValueWriter;
import io.leadstone.store.backend.ScanOrder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Backend that stores all entries in one table of an SQLite file. SQLite allows one writer at a time. Readers see the
 * last committed state.
 */
public final class SqliteBackend implements KeyValueBackend, AutoCloseable {

    private static final int CONNECTIONS = 4;
    private static final String TABLE = "create table if not exists entry"
            + " (tbl text, id text, val text not null, primary key (tbl, id)) without rowid";

    private final ReentrantLock writing = new ReentrantLock(true);
    private final BlockingQueue<Connection> idle = new ArrayBlockingQueue<>(CONNECTIONS);

    /** Opens the file of a URL such as {@code jdbc:sqlite:leads.db}. It creates a missing file. */
    public SqliteBackend(String url) throws SQLException {
        for (int i = 0; i < CONNECTIONS; i++) {
            Connection connection = DriverManager.getConnection(url);
            execute(connection, "pragma busy_timeout = 10000");
            execute(connection, "pragma journal_mode = wal");
            execute(connection, TABLE);
            idle.add(connection);
        }
    }

    @Override
    public <T> T read(Work<KeyValueReader, T> work) throws Exception {
        return inTransaction("begin", work::run);
    }

    @Override
    public <T> T write(Work<KeyValueWriter, T> work) throws Exception {
        writing.lock();
        try {
            return inTransaction("begin immediate", work);
        } finally {
            writing.unlock();
        }
    }

    private <T> T inTransaction(String begin, Work<KeyValueWriter, T> work) throws Exception {
        Connection connection = idle.take();
        try {
            execute(connection, begin);
            return runAndCommit(connection, work);
        } finally {
            idle.add(connection);
        }
    }

    private static <T> T runAndCommit(Connection connection, Work<KeyValueWriter, T> work) throws Exception {
        try {
            T result = work.run(new Transaction(connection));
            execute(connection, "commit");
            return result;
        } catch (Throwable failure) {
            execute(connection, "rollback");
            throw failure;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : idle) {
            connection.close();
        }
    }

    private record Transaction(Connection connection) implements KeyValueWriter {

        private static final String RANGE = " from entry where tbl = ? and id >= ? and id < ?";

        @Override
        public Optional<String> get(String table, String key) throws SQLException {
            try (PreparedStatement select = prepare("select val from entry where tbl = ? and id = ?", table, key);
                    ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }

        @Override
        public List<KeyValueEntry> scan(String table, KeyRange range, ScanOrder order, int limit) throws SQLException {
            String direction = order == ScanOrder.ASCENDING ? "asc" : "desc";
            String sql = "select id, val" + RANGE + " order by id " + direction + " limit ?";
            List<KeyValueEntry> found = new ArrayList<>();
            try (PreparedStatement select = prepare(sql, table, range.from(), range.to(), limit);
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new KeyValueEntry(rows.getString(1), rows.getString(2)));
                }
            }
            return found;
        }

        @Override
        public long count(String table, KeyRange range, long limit) throws SQLException {
            String sql = "select count(*) from (select 1" + RANGE + " limit ?)";
            try (PreparedStatement select = prepare(sql, table, range.from(), range.to(), limit);
                    ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }

        @Override
        public void put(String table, String key, String value) throws SQLException {
            try (PreparedStatement upsert = prepare("replace into entry values (?, ?, ?)", table, key, value)) {
                upsert.executeUpdate();
            }
        }

        @Override
        public void remove(String table, String key) throws SQLException {
            try (PreparedStatement delete = prepare("delete from entry where tbl = ? and id = ?", table, key)) {
                delete.executeUpdate();
            }
        }

        private PreparedStatement prepare(String sql, Object... values) throws SQLException {
            PreparedStatement statement = connection.prepareStatement(sql);
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement;
        }
    }
}
