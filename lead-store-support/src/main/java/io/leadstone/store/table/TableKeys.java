package io.leadstone.store.table;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Builds keys of tables. A key is a list of parts with {@code /} between them, and no part contains one. Each part is written so that
 * the order of the texts is the order of the values.
 */
public final class TableKeys {

    /** ISO 8601 in UTC with exactly three digits of the second's fraction, so that the order of the texts is that of the instants. */
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Instants before year 0 and after year 9999 are ordered like these two. */
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private TableKeys() {}

    /** Returns the key of these parts. Texts and ids stay as they are; instants and numbers get the same length. */
    public static String of(Object... parts) {
        return Arrays.stream(parts).map(TableKeys::part).collect(Collectors.joining("/"));
    }

    /** Returns {@code text} in hexadecimal digits of its UTF-8 bytes: the order of characters stays. */
    public static String ordered(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a part of 64 characters that stands for {@code text} of any length, without its order. */
    public static String hashed(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }

    private static String part(Object part) {
        if (part instanceof Instant at) {
            return INSTANT.format(at.isBefore(FIRST) ? FIRST : at.isAfter(LAST) ? LAST : at);
        }
        if (part instanceof Long number) {
            return String.format(Locale.ROOT, "%019d", number);
        }
        return part.toString();
    }
}
