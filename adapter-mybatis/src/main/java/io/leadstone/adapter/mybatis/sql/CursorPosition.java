package io.leadstone.adapter.mybatis.sql;

import io.leadstone.application.query.Cursor;
import io.leadstone.application.query.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The position after which a page begins, in a list that is ordered by an instant and an id. */
public record CursorPosition(Instant at, UUID id) {

    /**
     * Returns the position in the cursor of {@code page}, if there is a cursor. {@code list} is the name of its sort
     * order.
     */
    public static Optional<CursorPosition> of(PageRequest page, String list) {
        return page.after().map(cursor -> cursor.read(list, CursorPosition::parse));
    }

    /**
     * Returns the position from the parts of a cursor.
     *
     * @throws RuntimeException if they are not an instant and an id
     */
    public static CursorPosition parse(List<String> parts) {
        return new CursorPosition(SqlInstants.stored(parts.get(0)), SqlPages.idOf(parts));
    }

    /** Returns the cursor after an item. */
    public static Cursor after(String list, Instant at, Object id) {
        return new Cursor(list, List.of(at.toString(), id.toString()));
    }
}
