package io.leadstone.adapter.mybatis.sql;

import io.leadstone.application.query.Cursor;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.LeadId;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Creates pages from rows. It counts the list only if the rows do not show its length and the request asks for it. */
public final class SqlPages {

    private SqlPages() {}

    public static <T> Page<T> page(List<T> rows, PageRequest request, LongSupplier count, Function<T, Cursor> cursor) {
        long total = request.needsCount(rows.size()) ? count.getAsLong() : request.offset() + rows.size();
        return Page.of(rows, request, total, cursor);
    }

    /**
     * Returns the id from a cursor. The cursor must have two parts: a sort key and an id.
     *
     * @throws RuntimeException if it does not have two parts, or if the second one is not an id
     */
    public static UUID idOf(List<String> position) {
        if (position.size() != 2) {
            throw new IllegalArgumentException("the cursor must have 2 parts, but has " + position.size());
        }
        return LeadId.parse(position.get(1)).orElseThrow().value();
    }

    /**
     * Returns the part of a cursor that has only one.
     *
     * @throws IllegalArgumentException if it has more
     */
    public static String only(List<String> position) {
        if (position.size() != 1) {
            throw new IllegalArgumentException("the cursor must have 1 part, but has " + position.size());
        }
        return position.get(0);
    }
}
