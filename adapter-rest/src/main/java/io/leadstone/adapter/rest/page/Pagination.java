package io.leadstone.adapter.rest.page;

import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The position of a page in its list, and the size of the list.
 *
 * @param page the number of the page; {@code null} after a cursor, because its number is unknown
 * @param total the number of counted items of the list; {@code null} if the request asks for no total
 * @param totalIsExact true if all items were counted; otherwise there are more
 * @param pages the number of pages of this size that the total fills; {@code null} without a total
 * @param nextCursor the cursor of the next page; {@code null} on the last page
 */
public record Pagination(
        @Nullable Integer page,
        int perPage,
        @Nullable Long total,
        boolean totalIsExact,
        @Nullable Long pages,
        boolean hasNext,
        boolean hasPrev,
        @Nullable String nextCursor) {

    static Pagination of(PageRequest request, Page<?> page, Optional<String> nextCursor) {
        boolean byCursor = request.after().isPresent();
        return new Pagination(
                byCursor ? null : request.page(),
                request.perPage(),
                request.isCounted() ? page.total() : null,
                request.isCounted() && page.totalIsExact(),
                request.isCounted() ? (page.total() + request.perPage() - 1) / request.perPage() : null,
                nextCursor.isPresent(),
                byCursor || request.page() > 1,
                nextCursor.orElse(null));
    }
}
