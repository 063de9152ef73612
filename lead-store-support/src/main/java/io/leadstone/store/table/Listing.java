package io.leadstone.store.table;

import io.leadstone.application.query.Cursor;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.store.backend.KeyRange;
import io.leadstone.store.backend.KeyValueEntry;
import io.leadstone.store.backend.ScanOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A list that is cut into pages: a range of a table in one order.
 *
 * @param prefix the parts that all keys of the list begin with
 * @param range the keys of the list
 * @param code the code of the order in cursors
 * @param load the item of an entry
 * @param positionOf the position of an item in cursors
 * @param keyOf the parts of the key after the prefix, of a position; fails if it is malformed
 */
public record Listing<T>(
        String table,
        String prefix,
        KeyRange range,
        ScanOrder order,
        String code,
        BiFunction<StoreTransaction, KeyValueEntry, T> load,
        Function<T, List<String>> positionOf,
        Function<List<String>, String> keyOf) {

    /** Returns a page of the whole list. It reads the items of the page only. */
    public Page<T> page(StoreTransaction transaction, PageRequest request) {
        List<T> rows = entries(transaction, request)
                .skip(request.offset())
                .limit(request.oneMore())
                .map(entry -> load.apply(transaction, entry))
                .toList();
        return page(rows, request, transaction.count(table, range, request.countLimit()));
    }

    /** Returns a page of those items that {@code filter} accepts. It reads items until the page is full and the list is counted. */
    public Page<T> page(StoreTransaction transaction, PageRequest request, Predicate<T> filter) {
        List<T> rows = new ArrayList<>();
        long found = 0;
        Iterator<T> items = entries(transaction, request)
                .map(entry -> load.apply(transaction, entry))
                .filter(filter)
                .iterator();
        boolean counts = request.after().isEmpty();
        while ((rows.size() < request.oneMore() || (counts && found < request.countLimit())) && items.hasNext()) {
            T item = items.next();
            if (found >= request.offset() && rows.size() < request.oneMore()) {
                rows.add(item);
            }
            found++;
        }
        return page(rows, request, counts ? found : count(transaction, request, filter));
    }

    /** Returns all items of the list, as they are consumed. */
    public Stream<T> items(StoreTransaction transaction) {
        return transaction.scan(table, range, order).map(entry -> load.apply(transaction, entry));
    }

    private Page<T> page(List<T> rows, PageRequest request, long counted) {
        return Page.of(rows, request, counted, item -> new Cursor(code, positionOf.apply(item)));
    }

    private long count(StoreTransaction transaction, PageRequest request, Predicate<T> filter) {
        return items(transaction).filter(filter).limit(request.countLimit()).count();
    }

    private Stream<KeyValueEntry> entries(StoreTransaction transaction, PageRequest request) {
        KeyRange asked = request.after()
                .map(cursor -> range.following(prefix + "/" + cursor.read(code, keyOf), order))
                .orElse(range);
        return transaction.scan(table, asked, order);
    }

    /** The parts of a key that are an instant and an id, of a position in a cursor. */
    public static String instantAndId(List<String> position) {
        requireParts(position, 2);
        return TableKeys.of(Instant.parse(position.get(0)), uuid(position.get(1)));
    }

    /** Returns the id that {@code text} is, and fails if it is none in its canonical form. */
    public static UUID uuid(String text) {
        UUID id = UUID.fromString(text);
        if (!id.toString().equals(text)) {
            throw new IllegalArgumentException("an id has 36 characters");
        }
        return id;
    }

    /** Fails if the position has another number of parts. */
    public static void requireParts(List<String> position, int parts) {
        if (position.size() != parts) {
            throw new IllegalArgumentException("the position has " + parts + " parts");
        }
    }
}
