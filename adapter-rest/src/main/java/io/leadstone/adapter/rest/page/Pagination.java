package io.leadstone.adapter.rest.page;

import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Where a page stands in its list.
 *
 * @param page its number; {@code null} after a cursor, which stands at an item and not at a number
 * @param total how many items the list has
 * @param totalIsExact whether they were counted to the end; else there are at least that many
 * @param pages how many pages of this size the list has
 * @param nextCursor where the next page begins; {@code null} on the last one
 */
public record Pagination(
        @Nullable Integer page,
        int perPage,
        long total,
        boolean totalIsExact,
        long pages,
        boolean hasNext,
        boolean hasPrev,
        @Nullable String nextCursor) {

    static Pagination of(PageRequest request, Page<?> page) {
        boolean byCursor = request.after().isPresent();
        return new Pagination(
                byCursor ? null : request.page(),
                request.perPage(),
                page.total(),
                page.totalIsExact(),
                (page.total() + request.perPage() - 1) / request.perPage(),
                page.next().isPresent(),
                byCursor || request.page() > 1,
                page.next().map(CursorText::of).orElse(null));
    }
}
