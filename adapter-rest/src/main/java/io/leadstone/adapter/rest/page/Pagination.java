package io.leadstone.adapter.rest.page;

import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a page stands in its list.
 *
 * @param page its number; {@code null} after a cursor, which stands at an item and not at a number
 * @param total how many items of the list were counted
 * @param totalIsExact whether they were counted to the end; else there are more
 * @param pages how many pages of this size the total makes
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

    static Pagination of(PageRequest request, Page<?> page, Optional<String> nextCursor) {
        boolean byCursor = request.after().isPresent();
        return new Pagination(
                byCursor ? null : request.page(),
                request.perPage(),
                page.total(),
                page.totalIsExact(),
                (page.total() + request.perPage() - 1) / request.perPage(),
                nextCursor.isPresent(),
                byCursor || request.page() > 1,
                nextCursor.orElse(null));
    }
}
