package io.leadstone.server.store;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/**
 * Connections to an H2 file that is repaired whenever it has to be opened: at the start, and after H2 closed it because a write failed. One
 * connection is opened at a time, because a repair locks the file.
 */
final class H2FileDataSource implements DataSource {

    /** Held while a file is repaired and opened. The pools of requests and of exports open the same file. */
    private static final Object OPENING = new Object();

    private final H2File file;
    private final JdbcDataSource connections = new JdbcDataSource();

    H2FileDataSource(H2File file, String url, String user, String password) {
        this.file = file;
        connections.setURL(url);
        connections.setUser(user);
        connections.setPassword(password);
    }

    @Override
    public Connection getConnection() throws SQLException {
        synchronized (OPENING) {
            file.repair();
            return connections.getConnection();
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        synchronized (OPENING) {
            file.repair();
            return connections.getConnection(user, password);
        }
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return connections.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        connections.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        connections.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return connections.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("org.h2");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return connections.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return connections.isWrapperFor(type);
    }
}
