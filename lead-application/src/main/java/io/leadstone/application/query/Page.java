package io.leadstone.application.query;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One page of a list.
 *
 * @param total the number of items in the whole list, or fewer
 * @param totalIsExact true if {@code total} is exact; false if the list may have more items than {@code total}
 * @param next the cursor of the next page; empty if this is the last page
 */
public record Page<T>(List<T> items, long total, boolean totalIsExact, Optional<Cursor> next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Creates the page of {@code request} from the rows that a store read for it.
     *
     * @param rows at most {@link PageRequest#limitPlusOne()} rows from the beginning of the page; the row beyond the
     *     page shows that there is a next page
     * @param counted the number of items in the list; counting may stop above {@link PageRequest#maxTotal()}. It is
     *     ignored unless {@link PageRequest#isCounted()}
     * @param cursor returns the cursor after an item
     */
    public static <T> Page<T> of(List<T> rows, PageRequest request, long counted, Function<T, Cursor> cursor) {
        List<T> items = rows.size() <= request.perPage() ? rows : rows.subList(0, request.perPage());
        Optional<Cursor> next = rows.size() <= request.perPage()
                ? Optional.empty()
                : Optional.of(cursor.apply(items.get(items.size() - 1)));
        if (!request.isCounted()) {
            boolean isWhole =
                    rows.size() <= request.perPage() && request.after().isEmpty() && request.offset() == 0;
            return new Page<>(items, items.isEmpty() ? 0 : request.offset() + items.size(), isWhole, next);
        }
        boolean isExact = counted <= request.maxTotal();
        return new Page<>(items, isExact ? counted : request.maxTotal(), isExact, next);
    }

    /**
     * Returns all items of a list, read page by page as the stream is consumed. The list is not counted.
     *
     * @param list returns the page of a request
     */
    public static <T> Stream<T> itemsOf(Function<PageRequest, Page<T>> list) {
        return Stream.iterate(
                        Optional.of(list.apply(uncounted(PageRequest.page(1, PageRequest.MAX_PER_PAGE)))),
                        Optional::isPresent,
                        page -> page.flatMap(Page::next)
                                .map(cursor -> uncounted(PageRequest.after(cursor, PageRequest.MAX_PER_PAGE)))
                                .map(list))
                .flatMap(page -> page.stream().flatMap(found -> found.items().stream()));
    }

    private static PageRequest uncounted(PageRequest request) {
        return request.withTotal(TotalCount.NONE);
    }

    /** Returns the same page with each item replaced by the result of {@code mapping}. */
    public <R> Page<R> map(Function<T, R> mapping) {
        return new Page<>(items.stream().map(mapping).toList(), total, totalIsExact, next);
    }
}
