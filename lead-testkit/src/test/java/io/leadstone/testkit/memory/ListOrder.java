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
 * A total order of a list, and how it is cut into pages.
 *
 * @param code the name of the order in its cursors
 * @param key what items are ordered by; no two items of a list have the same
 * @param comparator the order of the keys
 * @param writer the key as a cursor tells it
 * @param reader the key that a cursor tells; fails where it tells none
 */
record ListOrder<T, K>(
        String code,
        Function<T, K> key,
        Comparator<K> comparator,
        Function<K, List<String>> writer,
        Function<List<String>, K> reader) {

    /** The order of leads that {@code sort} says; relevance is ordered like the newest first. */
    static ListOrder<LeadSnapshot, ?> of(LeadSort sort) {
        return switch (sort) {
            case RELEVANCE, NEWEST, OLDEST -> byInstant(sort.code(), sort.isDescending(), LeadSnapshot::createdAt);
            case LAST_UPDATED, FIRST_UPDATED -> byInstant(sort.code(), sort.isDescending(), LeadSnapshot::updatedAt);
            case LAST_NAME, LAST_NAME_DESCENDING -> byLastName(sort);
        };
    }

    static ListOrder<LeadSnapshot, ListPlace<Instant>> byInstant(
            String code, boolean descending, Function<LeadSnapshot, Instant> instant) {
        return new ListOrder<>(
                code,
                lead -> new ListPlace<>(instant.apply(lead), lead.id().value()),
                directed(ListPlace.by(Comparator.<Instant>naturalOrder()), descending),
                ListPlace::told,
                ListPlace::instant);
    }

    private static ListOrder<LeadSnapshot, ListPlace<String>> byLastName(LeadSort sort) {
        return new ListOrder<>(
                sort.code(),
                lead -> new ListPlace<>(
                        LeadSort.nameSortKey(lead.details().lastName()),
                        lead.id().value()),
                directed(ListPlace.by(CodePointOrder.COMPARATOR), sort.isDescending()),
                ListPlace::told,
                ListPlace::text);
    }

    private static <K> Comparator<K> directed(Comparator<K> ascending, boolean descending) {
        return descending ? ascending.reversed() : ascending;
    }

    /** The part of {@code items} that {@code request} asks for. */
    Page<T> page(List<T> items, PageRequest request) {
        return page(items, request, items.size());
    }

    /** The same of a list of which {@code items} are only the part that is ordered. */
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
        K place = cursor.read(code, reader);
        return sorted.stream()
                .filter(item -> comparator.compare(key.apply(item), place) > 0)
                .toList();
    }
}
