package io.leadstone.adapter.rest.page;

import io.leadstone.application.query.Cursor;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.query.TotalCount;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the parameters of every list: {@code page} and {@code per_page}, or {@code cursor} and {@code per_page}, and
 * {@code total}.
 */
final class PageParameters {

    static final String PAGE = "page";
    static final String PER_PAGE = "per_page";
    static final String CURSOR = "cursor";
    static final String TOTAL = "total";

    private static final String CURSOR_RULE = "must be a cursor that this list has returned, in the same order";

    private PageParameters() {}

    /**
     * Returns the requested page. Violations are added to {@code query}.
     *
     * @param reader parses the cursor
     */
    static PageRequest of(QueryParameters query, Function<String, Optional<Cursor>> reader) {
        Optional<Integer> page = query.number(PAGE);
        int perPage = query.number(PER_PAGE).orElse(PageRequest.DEFAULT_PER_PAGE);
        Optional<Cursor> cursor = query.one(
                CURSOR,
                page.isPresent() ? "must not be given together with page" : CURSOR_RULE,
                text -> page.isPresent() ? Optional.empty() : reader.apply(text));
        TotalCount total = query.code(TOTAL, TotalCount.class).orElse(TotalCount.BOUNDED);
        return new PageRequest(page.orElse(1), perPage, cursor).withTotal(total);
    }
}
