package io.leadstone.adapter.rest.page;

import io.leadstone.application.query.Cursor;
import io.leadstone.application.query.PageRequest;
import java.util.Optional;
import java.util.function.Function;

/** The parameters that every list takes: {@code page} and {@code per_page}, or {@code cursor} and {@code per_page}. */
final class PageParameters {

    static final String PAGE = "page";
    static final String PER_PAGE = "per_page";
    static final String CURSOR = "cursor";

    private static final String OURS = "must be a cursor that this list has returned, in the same order";

    private PageParameters() {}

    /** The page that is asked for, with a cursor as {@code reader} reads it; what is wrong with it, {@code query} remembers. */
    static PageRequest of(QueryParameters query, Function<String, Optional<Cursor>> reader) {
        Optional<Integer> page = query.number(PAGE);
        int perPage = query.number(PER_PAGE).orElse(PageRequest.DEFAULT_PER_PAGE);
        Optional<Cursor> cursor = query.one(
                CURSOR,
                page.isPresent() ? "must not be given together with page" : OURS,
                text -> page.isPresent() ? Optional.empty() : reader.apply(text));
        return new PageRequest(page.orElse(1), perPage, cursor);
    }
}
