package io.leadstone.adapter.rest.page;

import io.leadstone.application.query.Cursor;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Cursors as they are sent: nothing that a client could want to read or build. */
final class CursorText {

    private static final String SEPARATOR = "\n";
    private static final int MAX_LENGTH = 2_000;

    private CursorText() {}

    static String of(Cursor cursor) {
        String lines = cursor.order() + SEPARATOR + String.join(SEPARATOR, cursor.position());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(lines.getBytes(StandardCharsets.UTF_8));
    }

    /** The cursor that {@code text} is; empty where it is none that {@link #of} has made. */
    static Optional<Cursor> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            List<String> lines = Arrays.asList(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .split(SEPARATOR, -1));
            Cursor cursor = new Cursor(lines.get(0), lines.subList(1, lines.size()));
            return Optional.of(cursor).filter(read -> of(read).equals(text));
        } catch (IllegalArgumentException | CharacterCodingException notOurs) {
            return Optional.empty();
        }
    }
}
