package io.leadstone.testkit.memory;

import io.leadstone.application.query.CodePointOrder;
import io.leadstone.application.query.Cursor;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.lead.LeadSnapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * A total order of a list, and its pages.
 *
 * @param code the name of the order in its cursors
 * @param key returns the sort key of an item, which is unique in the list
 * @param comparator the order of the keys
 * @param writer writes a key into a cursor
 * @param reader reads the key of a cursor; fails if the cursor is invalid
 */
record ListOrder<T, K>(
        String code,
        Function<T, K> key,
        Comparator<K> comparator,
        Function<K, List<String>> writer,
        Function<List<String>, K> reader) {

    /** Returns the order of leads for {@code sort}. Relevance has the order of the newest leads. */
    static ListOrder<LeadSnapshot, ?> of(LeadSort sort) {
        return switch (sort) {
            case RELEVANCE, NEWEST, OLDEST -> byInstant(sort.code(), sort.isDescending(), LeadSnapshot::createdAt);
            case LAST_UPDATED, FIRST_UPDATED -> byInstant(sort.code(), sort.isDescending(), LeadSnapshot::updatedAt);
            case LAST_NAME, LAST_NAME_DESCENDING -> byLastName(sort);
        };
    }

    static ListOrder<LeadSnapshot, ListPosition<Instant>> byInstant(
            String code, boolean descending, Function<LeadSnapshot, Instant> instant) {
        return new ListOrder<>(
                code,
                lead -> new ListPosition<>(instant.apply(lead), lead.id().value()),
                directed(ListPosition.by(Comparator.<Instant>naturalOrder()), descending),
                ListPosition::texts,
                ListPosition::instant);
    }

    private static ListOrder<LeadSnapshot, ListPosition<String>> byLastName(LeadSort sort) {
        return new ListOrder<>(
                sort.code(),
                lead -> new ListPosition<>(
                        LeadSort.nameSortKey(lead.details().sortedName()),
                        lead.id().value()),
                directed(ListPosition.by(CodePointOrder.COMPARATOR), sort.isDescending()),
                ListPosition::texts,
                ListPosition::text);
    }

    private static <K> Comparator<K> directed(Comparator<K> ascending, boolean descending) {
        return descending ? ascending.reversed() : ascending;
    }

    /** Returns the requested page of {@code items}. */
    Page<T> page(List<T> items, PageRequest request) {
        return page(items, request, items.size());
    }

    /** Returns the requested page of a list with {@code total} items, of which only {@code items} are sorted. */
    Page<T> page(List<T> items, PageRequest request, int total) {
        List<T> sorted =
                items.stream().sorted(Comparator.comparing(key, comparator)).toList();
        List<T> rows = request.after().map(cursor -> after(sorted, cursor)).orElse(sorted).stream()
                .skip(request.offset())
                .limit(request.limitPlusOne())
                .toList();
        return Page.of(rows, request, total, item -> new Cursor(code, writer.apply(key.apply(item))));
    }

    private List<T> after(List<T> sorted, Cursor cursor) {
        K position = cursor.read(code, reader);
        return sorted.stream()
                .filter(item -> comparator.compare(key.apply(item), position) > 0)
                .toList();
    }
}
