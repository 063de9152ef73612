package io.leadstone.adapter.rest.event;

import io.leadstone.application.query.Cursor;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Encodes and decodes cursors of the event feed. They have no message authentication code, unlike those of lists: a
 * consumer stores its cursor for a long time, so it must not depend on a key that changes. A forged cursor is only
 * another position in the feed of the caller's own company.
 */
final class EventCursorText {

    /** 100 characters: longer texts are refused before they are decoded. A cursor has about 40. */
    private static final int MAX_LENGTH = 100;

    private EventCursorText() {}

    static String of(Cursor cursor) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(cursor.text().getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the cursor; empty if {@link #of} cannot have returned the text. */
    static Optional<Cursor> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            Cursor cursor = Cursor.parse(new String(bytes, StandardCharsets.UTF_8));
            return of(cursor).equals(text) ? Optional.of(cursor) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
