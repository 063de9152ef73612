package io.leadstone.server.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of this checkout, named from this module's folder. */
final class Readme {

    private Readme() {}

    static String text() throws IOException {
        return text(Path.of("../README.md"));
    }

    static String text(Path file) throws IOException {
        return Files.readString(Path.of(System.getProperty("basedir", "")).resolve(file));
    }
}
