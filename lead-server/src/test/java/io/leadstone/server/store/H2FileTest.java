package io.leadstone.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import org.h2.tools.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class H2FileTest {

    private static final String OPTIONS = ";WRITE_DELAY=0;RETENTION_TIME=0";
    private static final String NEWEST = "SELECT COALESCE(MAX(id), -1) FROM t";
    private static final int WITHOUT_COPY = 20;

    /** Limit of the search for a commit that H2 misses; it misses about one in thirty. */
    private static final int MAX_COMMITS = 2_000;

    @TempDir
    private Path directory;

    /**
     * Copies an open file, which has the same content as that of a killed process. Each commit was answered before
     * its copy was made.
     */
    @Test
    void each_answered_commit_is_there_after_a_repair() throws Exception {
        int missedByH2 = 0;
        try (Connection connection = DriverManager.getConnection(url("live") + OPTIONS);
                Statement statement = connection.createStatement()) {
            Random random = new Random(1);
            statement.execute("CREATE TABLE t (id INT PRIMARY KEY, text VARCHAR)");
            for (int id = 0; id < MAX_COMMITS && missedByH2 == 0; id++) {
                statement.execute("INSERT INTO t VALUES (" + id + ", '" + "x".repeat(random.nextInt(20_000)) + "')");
                if (id > WITHOUT_COPY) {
                    // Creates free space in the file, in which H2 writes the next versions.
                    statement.execute("UPDATE t SET text = '" + "y".repeat(random.nextInt(3_000)) + "' WHERE id = "
                            + random.nextInt(id));
                    copy("live", "plain");
                    copy("live", "repaired");
                    assertThat(newest(repaired("repaired"))).isEqualTo(id);
                    missedByH2 += newest(plain("plain")) == id ? 0 : 1;
                }
            }
        }
        assertThat(missedByH2)
                .as("copies in which H2 alone misses a commit; without any, the repair is no longer needed")
                .isPositive();
    }

    /** Simulates a full disk, which closes the database after a few answered commits. */
    @Test
    void each_answered_commit_is_there_after_a_write_that_failed() throws Exception {
        FullDiskFiles.register();
        String url = "jdbc:h2:" + FullDiskFiles.SCHEME + ":" + path("live") + OPTIONS;
        H2File file = H2File.of(url).orElseThrow();
        try (Connection connection = file.connect(url, "", "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INT PRIMARY KEY, text VARCHAR)");
        }
        int missedByH2 = 0;
        Random random = new Random(1);
        int last = -1;
        while (last < MAX_COMMITS && missedByH2 == 0) {
            // A connection to a database that failed cannot be closed.
            Statement statement = file.connect(url, "", "").createStatement();
            try (ResultSet newest = statement.executeQuery(NEWEST)) {
                newest.next();
                assertThat(newest.getInt(1)).isEqualTo(last);
            }
            for (int commits = 1 + random.nextInt(5); commits > 0; commits--) {
                last++;
                statement.execute("INSERT INTO t VALUES (" + last + ", '" + "x".repeat(random.nextInt(20_000)) + "')");
                statement.execute("UPDATE t SET text = '" + "y".repeat(random.nextInt(3_000)) + "' WHERE id = "
                        + random.nextInt(last + 1));
            }
            fails_while_the_disk_is_full(statement);
            copy("live", "plain");
            missedByH2 += newest(plain("plain")) == last ? 0 : 1;
        }
        assertThat(missedByH2).as("databases in which H2 alone misses a commit").isPositive();
        assertThat(newest(file.connect(url, "", ""))).isEqualTo(last);
    }

    private static void fails_while_the_disk_is_full(Statement statement) {
        FullDiskFiles.full = true;
        try {
            assertThatThrownBy(() -> statement.execute("UPDATE t SET text = 'lost'"))
                    .isInstanceOf(SQLException.class);
        } finally {
            FullDiskFiles.full = false;
        }
    }

    /** Without the repair, the database would lose its newest commits. */
    @Test
    void no_connection_while_the_repair_cannot_be_written() throws Exception {
        FullDiskFiles.register();
        copy_of_an_open_file("crashed");
        String url = "jdbc:h2:" + FullDiskFiles.SCHEME + ":" + path("crashed");
        H2File file = H2File.of(url).orElseThrow();
        FullDiskFiles.full = true;
        try {
            assertThatThrownBy(() -> file.connect(url, "", ""))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("cannot repair " + FullDiskFiles.SCHEME + ":" + path("crashed"));
        } finally {
            FullDiskFiles.full = false;
        }
        assertThat(newest(file.connect(url, "", ""))).isEqualTo(1);
    }

    @Test
    void a_file_that_is_closed_or_missing_needs_no_repair() throws Exception {
        try (Connection connection = repaired("live");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INT PRIMARY KEY)");
            statement.execute("INSERT INTO t VALUES (1)");
        }
        assertThat(newest(repaired("live"))).isEqualTo(1);
    }

    /** A second reader in this process would release the file lock of H2. */
    @Test
    void no_other_process_can_open_the_file_after_later_connections() throws Exception {
        FullDiskFiles.register();
        String url = "jdbc:h2:" + FullDiskFiles.SCHEME + ":" + path("live") + OPTIONS;
        H2File file = H2File.of(url).orElseThrow();
        // A connection to a database that failed cannot be closed.
        file.connect(url, "", "");
        assertThat(opensInAnotherProcess()).isFalse();
        Statement statement = file.connect(url, "", "").createStatement();
        assertThat(opensInAnotherProcess()).isFalse();
        statement.execute("CREATE TABLE t (id INT PRIMARY KEY, text VARCHAR)");
        statement.execute("INSERT INTO t VALUES (1, '')");
        fails_while_the_disk_is_full(statement);
        try (Connection reopened = file.connect(url, "", "")) {
            assertThat(newest(file.connect(url, "", ""))).isEqualTo(1);
            assertThat(reopened.isValid(1)).isTrue();
            assertThat(opensInAnotherProcess()).isFalse();
        }
        assertThat(opensInAnotherProcess()).isTrue();
    }

    private boolean opensInAnotherProcess() throws IOException, InterruptedException {
        String h2 = Path.of(URI.create(Shell.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
                .toString();
        Process shell = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        h2,
                        Shell.class.getName(),
                        "-url",
                        url("live"),
                        "-user",
                        "",
                        "-password",
                        "",
                        "-sql",
                        "SELECT 1")
                .redirectErrorStream(true)
                .start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        shell.waitFor();
        if (shell.exitValue() != 0) {
            assertThat(output).contains("90020");
        }
        return shell.exitValue() == 0;
    }

    @Test
    void a_file_that_cannot_be_read_is_left_for_h2_to_report() throws IOException {
        Path broken = directory.resolve("broken.mv.db");
        Files.writeString(broken, "no database");

        assertThatThrownBy(() -> repaired("broken"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("broken");

        assertThat(broken).hasContent("no database");
    }

    @Test
    void a_url_names_its_file() {
        String path = path("leads");
        assertThat(H2File.of("jdbc:h2:file:" + path + ";WRITE_DELAY=0")).hasValue(new H2File(path + ".mv.db"));
        assertThat(H2File.of("jdbc:h2:" + path)).hasValue(new H2File(path + ".mv.db"));
        assertThat(H2File.of("jdbc:h2:~/leads")).hasValue(new H2File(System.getProperty("user.home") + "/leads.mv.db"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:mem:x",
                "jdbc:h2:tcp://localhost/~/x",
                "jdbc:h2:file:./x;CIPHER=AES",
                "jdbc:postgresql://localhost/x",
                "jdbc:mariadb://localhost/x"
            })
    void other_databases_have_no_file_to_repair(String url) {
        assertThat(H2File.of(url)).isEmpty();
    }

    /** Creates a file with one row that its header may not include. */
    private void copy_of_an_open_file(String name) throws Exception {
        try (Connection connection = DriverManager.getConnection(url("open") + OPTIONS);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INT PRIMARY KEY)");
            statement.execute("INSERT INTO t VALUES (1)");
            copy("open", name);
        }
    }

    /** Returns the newest id and closes the connection. */
    private static int newest(Connection open) throws SQLException {
        try (Connection connection = open;
                Statement statement = connection.createStatement();
                ResultSet newest = statement.executeQuery(NEWEST)) {
            newest.next();
            return newest.getInt(1);
        }
    }

    private Connection plain(String name) throws SQLException {
        return DriverManager.getConnection(url(name));
    }

    private Connection repaired(String name) throws SQLException {
        return H2File.of(url(name)).orElseThrow().connect(url(name), "", "");
    }

    private String url(String name) {
        return "jdbc:h2:file:" + path(name);
    }

    private void copy(String from, String to) throws IOException {
        Files.copy(Path.of(path(from) + ".mv.db"), Path.of(path(to) + ".mv.db"), StandardCopyOption.REPLACE_EXISTING);
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }
}
