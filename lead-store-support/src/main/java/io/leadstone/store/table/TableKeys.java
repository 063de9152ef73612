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
 * Builds keys of tables. A key consists of parts, separated by {@code /}; no part contains this character. The texts
 * of the parts have the same order as the values.
 */
public final class TableKeys {

    /** ISO 8601 in UTC with three digits for milliseconds. The texts have the same order as the instants. */
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Upper bound: a later instant has the same key. */
    static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    /** Lower bound: an earlier instant has the same key. */
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

    private TableKeys() {}

    /** Returns the key of these parts. Texts and ids are not changed. Instants and numbers get a fixed length. */
    public static String of(Object... parts) {
        return Arrays.stream(parts).map(TableKeys::part).collect(Collectors.joining("/"));
    }

    /** Returns the UTF-8 bytes of {@code text} in hexadecimal digits. They have the order of the characters. */
    public static String ordered(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the SHA-256 hash of {@code text} as a part of 64 characters. It does not keep the order. */
    public static String hashed(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java runtime does not support SHA-256", impossible);
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
