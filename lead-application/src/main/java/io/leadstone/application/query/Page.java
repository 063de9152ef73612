package io.leadstone.application.query;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param total how many items the whole list has
 * @param totalIsExact whether {@code total} was counted to the end; else there are at least that many
 * @param next where the next part begins; empty where this is the last
 */
public record Page<T>(List<T> items, long total, boolean totalIsExact, Optional<Cursor> next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * The page of {@code request} out of the rows that a store read for it.
     *
     * @param rows at most {@link PageRequest#limitPlusOne()}, from where the page begins
     * @param counted how many items the list has, counted at least until there were more than {@link PageRequest#countTo()}
     * @param cursor the place of an item in the list's order
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
}
