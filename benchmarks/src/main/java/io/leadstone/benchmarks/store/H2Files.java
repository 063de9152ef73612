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

/** H2 databases, a file each, in a directory that goes with them. */
public record H2Files(Path directory) implements AutoCloseable {

    /** In a directory of its own. */
    public static H2Files create() {
        try {
            return new H2Files(Files.createTempDirectory("leadstone-benchmark"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** One that whoever opens it first has for itself, until it is closed. */
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
