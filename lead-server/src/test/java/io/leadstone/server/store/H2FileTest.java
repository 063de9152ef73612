package io.leadstone.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class H2FileTest {

    private static final int WITHOUT_COPY = 20;

    /** H2 misses about one commit in thirty. */
    private static final int MOST_COMMITS = 2_000;

    @TempDir
    private Path directory;

    /** A copy of an open file is what a killed process leaves. Each commit was answered before its copy was made. */
    @Test
    void each_answered_commit_is_there_after_a_repair() throws Exception {
        int missedByH2 = 0;
        try (Connection connection = open("live", ";WRITE_DELAY=0;RETENTION_TIME=0");
                Statement statement = connection.createStatement()) {
            Random random = new Random(1);
            statement.execute("CREATE TABLE t (id INT PRIMARY KEY, text VARCHAR)");
            for (int id = 0; id < MOST_COMMITS && missedByH2 == 0; id++) {
                statement.execute("INSERT INTO t VALUES (" + id + ", '" + "x".repeat(random.nextInt(20_000)) + "')");
                if (id > WITHOUT_COPY) {
                    // Leaves holes in the file, into which H2 writes the next versions.
                    statement.execute("UPDATE t SET text = '" + "y".repeat(random.nextInt(3_000)) + "' WHERE id = "
                            + random.nextInt(id));
                    copy("live", "plain");
                    copy("live", "repaired");
                    repair("repaired");
                    assertThat(newest("repaired")).isEqualTo(id);
                    missedByH2 += newest("plain") == id ? 0 : 1;
                }
            }
        }
        assertThat(missedByH2)
                .as("copies in which H2 alone misses a commit: if there are none any more, H2 needs no repair")
                .isPositive();
    }

    @Test
    void a_file_that_is_closed_or_missing_is_left_alone() throws Exception {
        Path file = Path.of(path("live") + ".mv.db");
        repair("live");
        assertThat(file).doesNotExist();
        try (Connection connection = open("live", "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INT PRIMARY KEY)");
            statement.execute("INSERT INTO t VALUES (1)");
        }
        byte[] closed = Files.readAllBytes(file);
        repair("live");
        assertThat(Files.readAllBytes(file)).isEqualTo(closed);
        assertThat(newest("live")).isEqualTo(1);
    }

    /** A second reader of the same process would take H2's lock of the file away. */
    @Test
    void a_file_that_this_process_has_open_is_not_read_again() throws Exception {
        Path file = directory.resolve("fresh.mv.db");
        H2File fresh = new H2File(file.toString());
        fresh.open();
        Files.writeString(file, "a file that would be read");
        fresh.open();
        fresh.close();
        assertThat(file).hasContent("a file that would be read");
        fresh.close();
    }

    @Test
    void a_file_that_cannot_be_read_is_left_for_h2_to_report() throws IOException {
        Path broken = directory.resolve("broken.mv.db");
        Files.writeString(broken, "no database");

        H2File file = new H2File(broken.toString());
        file.open();
        file.close();

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

    private void repair(String name) {
        H2File file = new H2File(path(name) + ".mv.db");
        file.open();
        file.close();
    }

    private int newest(String name) throws SQLException {
        try (Connection connection = open(name, "");
                Statement statement = connection.createStatement();
                ResultSet newest = statement.executeQuery("SELECT MAX(id) FROM t")) {
            newest.next();
            return newest.getInt(1);
        }
    }

    private Connection open(String name, String options) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + path(name) + options);
    }

    private void copy(String from, String to) throws IOException {
        Files.copy(Path.of(path(from) + ".mv.db"), Path.of(path(to) + ".mv.db"), StandardCopyOption.REPLACE_EXISTING);
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }
}
