package io.leadstone.adapter.mybatis.database;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/** The directories of servers, and the unpacking of binaries. */
final class ServerFiles {

    private static final Object UNPACKING = new Object();

    private ServerFiles() {}

    /** Returns {@code target/database-servers} of the module under test, or a temporary directory. */
    static Path targetDirectory() throws IOException {
        Path target = Path.of(System.getProperty("basedir", System.getProperty("user.dir")))
                .resolve("target");
        return Files.isDirectory(target) && Files.isWritable(target)
                ? Files.createDirectories(target.resolve("database-servers")).toAbsolutePath()
                : temporaryDirectory();
    }

    /** Returns a temporary directory for each account. */
    static Path temporaryDirectory() throws IOException {
        return Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"))
                .resolve("leadstone-database-servers-" + System.getProperty("user.name")));
    }

    /**
     * Unpacks once, also if several JVMs try at the same time. The directory has a temporary name until it is complete.
     */
    static Path unpackOnce(Path parent, String name, Unpacking unpacking) throws IOException {
        Path complete = parent.resolve(name);
        synchronized (UNPACKING) {
            try (FileChannel channel = FileChannel.open(
                            parent.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                if (!Files.isDirectory(complete)) {
                    Path partial = parent.resolve(name + ".partial");
                    deleteTree(partial);
                    unpacking.into(Files.createDirectories(partial));
                    Files.move(partial, complete);
                }
            }
        }
        return complete;
    }

    /** Unpacks into a directory. */
    interface Unpacking {
        void into(Path directory) throws IOException;
    }

    static URL resource(String path, String artifact) {
        URL url = ServerFiles.class.getClassLoader().getResource(path);
        if (url == null) {
            throw new IllegalStateException(path + " is not on the class path; is " + artifact + " a dependency?");
        }
        return url;
    }

    static InputStream open(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        return connection.getInputStream();
    }

    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
