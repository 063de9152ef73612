package io.leadstone.benchmarks.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;

/** The SQL databases and their differences in plain JDBC. */
enum PlainDatabase {
    H2,
    POSTGRESQL,
    MARIADB;

    /** Returns the database of a JDBC URL. */
    static PlainDatabase of(String url) {
        return valueOf(url.split(":", 3)[1].toUpperCase(Locale.ROOT));
    }

    Object bound(UUID id) {
        return this == MARIADB
                ? ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array()
                : id;
    }

    Object bound(Instant at) {
        return this == MARIADB ? LocalDateTime.ofInstant(at, ZoneOffset.UTC) : at.atOffset(ZoneOffset.UTC);
    }

    /** Returns the statement of this name, in the variant for this database if there is one. */
    String statement(String name) {
        String own = name().toLowerCase(Locale.ROOT) + "/" + name + ".sql";
        return PlainDatabase.class.getResource(own) == null ? read(name + ".sql") : read(own);
    }

    private static String read(String file) {
        try (InputStream stream = PlainDatabase.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalArgumentException("missing resource " + file);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
