package io.leadstone.adapter.rest.page;

import io.leadstone.application.query.Cursor;
import io.leadstone.application.query.PageRequest;
import java.util.Optional;

/** The parameters that every list takes: {@code page} and {@code per_page}, or {@code cursor} and {@code per_page}. */
public final class PageParameters {

    static final String PAGE = "page";
    static final String PER_PAGE = "per_page";
    static final String CURSOR = "cursor";

    private static final String OURS = "must be one that this list has answered, in the same order";

    private PageParameters() {}

    /** The page that is asked for; what is wrong with it, {@code query} remembers. */
    public static PageRequest of(QueryParameters query) {
        Optional<Integer> page = query.number(PAGE);
        int perPage = query.number(PER_PAGE).orElse(PageRequest.DEFAULT_PER_PAGE);
        Optional<Cursor> cursor = query.one(
                CURSOR,
                page.isPresent() ? "must not be given together with page" : OURS,
                text -> page.isPresent() ? Optional.empty() : CursorText.parse(text));
        return new PageRequest(page.orElse(1), perPage, cursor);
    }
}
