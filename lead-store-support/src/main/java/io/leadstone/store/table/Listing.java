package io.leadstone.store.table;

import io.leadstone.application.query.ListCursor;
import io.leadstone.application.query.ListCursors.InstantPosition;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.store.backend.KeyRange;
import io.leadstone.store.backend.KeyValueEntry;
import io.leadstone.store.backend.ScanOrder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A list that is read in pages: a range of a table in one order.
 *
 * @param prefix the beginning of all keys of the list
 * @param range the keys of the list
 * @param load returns the item of an entry
 * @param cursor reads and writes the cursors of the list
 * @param keyOf converts the position of a cursor to the part of the key after the prefix
 * @param <P> the type of the positions in cursors
 */
public record Listing<T, P>(
        String table,
        String prefix,
        KeyRange range,
        ScanOrder order,
        BiFunction<StoreTransaction, KeyValueEntry, T> load,
        ListCursor<T, P> cursor,
        Function<P, String> keyOf) {

    /** Returns a list whose keys have an instant and an id after the prefix. */
    public static <T> Listing<T, InstantPosition> byInstant(
            String table,
            String prefix,
            ScanOrder order,
            BiFunction<StoreTransaction, KeyValueEntry, T> load,
            ListCursor<T, InstantPosition> cursor) {
        return new Listing<>(
                table,
                prefix,
                KeyRange.under(prefix),
                order,
                load,
                cursor,
                position -> TableKeys.of(position.at(), position.id()));
    }

    /** Returns a page of the list. It reads only the items of the page. */
    public Page<T> page(StoreTransaction transaction, PageRequest request) {
        List<T> rows = entries(transaction, request)
                .skip(request.offset())
                .limit(request.limitPlusOne())
                .map(entry -> load.apply(transaction, entry))
                .toList();
        boolean needsCount = request.needsCount(rows.size());
        return page(
                rows,
                request,
                needsCount ? transaction.count(table, range, request.countLimit()) : request.offset() + rows.size());
    }

    /** Returns a page of the items that match {@code filter}. It reads items until the page is full and counted. */
    public Page<T> page(StoreTransaction transaction, PageRequest request, Predicate<T> filter) {
        List<T> rows = new ArrayList<>();
        long found = 0;
        Iterator<T> items = entries(transaction, request)
                .map(entry -> load.apply(transaction, entry))
                .filter(filter)
                .iterator();
        boolean isFirst = request.after().isEmpty();
        long counted = isFirst ? request.countLimit() : 0;
        while ((rows.size() < request.limitPlusOne() || found < counted) && items.hasNext()) {
            T item = items.next();
            if (found >= request.offset() && rows.size() < request.limitPlusOne()) {
                rows.add(item);
            }
            found++;
        }
        return page(rows, request, isFirst || !request.isCounted() ? found : count(transaction, request, filter));
    }

    /** Returns all items of the list. They are read lazily. */
    public Stream<T> items(StoreTransaction transaction) {
        return transaction.scan(table, range, order).map(entry -> load.apply(transaction, entry));
    }

    private Page<T> page(List<T> rows, PageRequest request, long counted) {
        return Page.of(rows, request, counted, cursor::after);
    }

    private long count(StoreTransaction transaction, PageRequest request, Predicate<T> filter) {
        return items(transaction).filter(filter).limit(request.countLimit()).count();
    }

    private Stream<KeyValueEntry> entries(StoreTransaction transaction, PageRequest request) {
        KeyRange remaining = request.after()
                .map(after -> range.following(prefix + "/" + keyOf.apply(cursor.read(after)), order))
                .orElse(range);
        return transaction.scan(table, remaining, order);
    }
}
