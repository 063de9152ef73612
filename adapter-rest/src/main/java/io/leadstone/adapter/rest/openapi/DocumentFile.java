package io.leadstone.adapter.rest.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads files from the package of this class. */
final class DocumentFile {

    private DocumentFile() {}

    static String read(String name) {
        try (InputStream file = DocumentFile.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the jar of lead-adapter-rest does not contain the file " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
