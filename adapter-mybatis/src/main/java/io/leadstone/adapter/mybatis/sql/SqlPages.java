package io.leadstone.adapter.mybatis.sql;

import io.leadstone.application.query.Cursor;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.LeadId;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Makes pages out of rows, counting the list only where the rows do not tell its length, and no further than is wanted; reads what
 * cursors have in common.
 */
public final class SqlPages {

    private SqlPages() {}

    public static <T> Page<T> page(List<T> rows, PageRequest request, LongSupplier count, Function<T, Cursor> cursor) {
        boolean reachesEnd = rows.size() <= request.perPage();
        boolean beginsInside = !rows.isEmpty() || request.offset() == 0;
        boolean told = request.after().isEmpty() && reachesEnd && beginsInside;
        long total = told ? request.offset() + rows.size() : count.getAsLong();
        return Page.of(rows, request, total, cursor);
    }

    /** The id in a place of two parts; an exception where there is none. */
    public static UUID idOf(List<String> position) {
        if (position.size() != 2) {
            throw new IllegalArgumentException("a place has two parts");
        }
        return LeadId.parse(position.get(1)).orElseThrow().value();
    }

    /** A place of one part, unique by itself. */
    public static String only(List<String> position) {
        if (position.size() != 1) {
            throw new IllegalArgumentException("a place has one part here");
        }
        return position.get(0);
    }
}
