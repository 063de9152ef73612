package io.leadstone.adapter.mybatis.database;

import static io.leadstone.adapter.mybatis.database.DatabaseServer.PASSWORD;
import static io.leadstone.adapter.mybatis.database.DatabaseServer.USER;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PgBouncer before a PostgreSQL server, with one pool for each database in transaction mode: each transaction may get
 * another connection of the server. No Maven artifact contains PgBouncer. The package {@code pgbouncer} of Debian does.
 */
public final class PgBouncerServer {

    private static final Pattern SERVER = Pattern.compile("//127\\.0\\.0\\.1:(\\d+)/");

    /** The connections of the server alternate, so that a transaction seldom gets the one of the last transaction. */
    private static final String SETTINGS = """
            [databases]
            * = host=127.0.0.1 port=%d
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = %d
            unix_socket_dir =
            auth_type = plain
            auth_file = %s
            pool_mode = transaction
            server_round_robin = 1
            ignore_startup_parameters = extra_float_digits
            """;

    private PgBouncerServer() {}

    /**
     * Returns the same database behind a new PgBouncer, which ends with this JVM. Its url switches off named prepared
     * statements, which PgBouncer supports in transaction mode from version 1.21. Without PgBouncer the test is
     * skipped.
     */
    public static TestDatabase before(TestDatabase database) {
        if (!Machine.succeeds("pgbouncer", "--version")) {
            MissingServer.skip("pgbouncer", "no PgBouncer to test with");
        }
        Matcher server = SERVER.matcher(database.url());
        if (!server.find()) {
            throw new IllegalArgumentException("no port in " + database.url());
        }
        try {
            int port = Machine.freePort();
            start(Integer.parseInt(server.group(1)), port);
            return new TestDatabase(
                    server.replaceFirst("//127.0.0.1:" + port + "/") + "&prepareThreshold=0", USER, PASSWORD);
        } catch (IOException failure) {
            throw new UncheckedIOException("PgBouncer cannot be set up", failure);
        }
    }

    /** PgBouncer does not run as root. It changes to the user nobody, which must be able to read its files. */
    private static void start(int server, int port) throws IOException {
        Path directory = Files.createTempDirectory("pgbouncer-");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path accounts = Files.writeString(directory.resolve("accounts"), "\"" + USER + "\" \"" + PASSWORD + "\"\n");
        Path settings =
                Files.writeString(directory.resolve("pgbouncer.ini"), SETTINGS.formatted(server, port, accounts));
        List<String> command = Machine.isRoot()
                ? List.of("pgbouncer", "-u", "nobody", settings.toString())
                : List.of("pgbouncer", settings.toString());
        ServerHome home = new ServerHome(directory, directory);
        DatabaseProcess.start(home.process(command), "INT", directory);
    }
}
