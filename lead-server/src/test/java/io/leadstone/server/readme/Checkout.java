package io.leadstone.server.readme;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of this checkout. Paths are relative to its root and contain slashes. */
final class Checkout {

    /** Folders that contain no sources: the output of builds, and files of tools. */
    private static final Set<String> SKIPPED = Set.of("target", ".git", ".idea", ".vscode", "data", "node_modules");

    private Checkout() {}

    /** Returns the text of a file. */
    static String text(String path) throws IOException {
        return Files.readString(root().resolve(path));
    }

    /** Returns all files by their paths. */
    static SortedMap<String, Path> files() throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        Path root = root();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {

            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return SKIPPED.contains(name(folder)) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.put(root.relativize(file).toString().replace('\\', '/'), file);
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    private static String name(Path folder) {
        return folder.getFileName().toString();
    }

    private static Path root() {
        return Path.of(System.getProperty("basedir", ""))
                .toAbsolutePath()
                .getParent()
                .normalize();
    }
}
