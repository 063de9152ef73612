package io.leadstone.application.query;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param total the number of items in the whole list
 * @param totalIsExact true if {@code total} is exact; false if the list has more items than {@code total}
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
     * @param counted the number of items in the list; counting may stop above {@link PageRequest#countTo()}
     * @param cursor returns the cursor after an item
     */
    public static <T> Page<T> of(List<T> rows, PageRequest request, long counted, Function<T, Cursor> cursor) {
        boolean exact = counted <= request.countTo();
        long total = exact ? counted : request.countTo();
        if (rows.size() <= request.perPage()) {
            return new Page<>(rows, total, exact, Optional.empty());
        }
        List<T> items = rows.subList(0, request.perPage());
        return new Page<>(items, total, exact, Optional.of(cursor.apply(items.get(items.size() - 1))));
    }

    /** Returns the same page with each item replaced by the result of {@code mapping}. */
    public <R> Page<R> map(Function<T, R> mapping) {
        return new Page<>(items.stream().map(mapping).toList(), total, totalIsExact, next);
    }
}
