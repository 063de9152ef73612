package io.leadstone.benchmarks.store;

import io.leadstone.adapter.mybatis.database.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** H2 databases in files of a temporary directory, which is deleted on close. */
public record H2Files(Path directory) implements AutoCloseable {

    /** Creates a new temporary directory. */
    public static H2Files create() {
        try {
            return new H2Files(Files.createTempDirectory("leadstone-benchmark"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns a new database. Only one process can open it at a time. */
    public TestDatabase freshDatabase() {
        return new TestDatabase(
                "jdbc:h2:file:" + directory.resolve(UUID.randomUUID().toString()), "leadstone", "");
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }
}
