package io.leadstone.adapter.mongo.document;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.leadstone.application.query.Cursor;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * A total order of documents by one or more fields in one direction. A position contains the values of these fields in
 * one document. A cursor contains a position as text.
 *
 * @param code the name of the order in its cursors, the same on every store
 * @param keys the sort keys; no two documents of a list have the same values in all of them
 */
public record MongoOrder(String code, List<SortKey> keys, boolean descending) {

    public Bson sort() {
        List<String> fields = keys.stream().map(SortKey::field).toList();
        return descending ? Sorts.descending(fields) : Sorts.ascending(fields);
    }

    /**
     * Returns a filter for the documents after {@code position}: those behind it by the first key, and those with an
     * equal first key that are behind it by the next key.
     */
    public Bson after(List<BsonValue> position) {
        List<Bson> alternatives = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            List<Bson> parts = new ArrayList<>();
            for (int j = 0; j < i; j++) {
                parts.add(Filters.eq(keys.get(j).field(), position.get(j)));
            }
            String field = keys.get(i).field();
            BsonValue value = position.get(i);
            parts.add(descending ? Filters.lt(field, value) : Filters.gt(field, value));
            alternatives.add(Filters.and(parts));
        }
        return Filters.or(alternatives);
    }

    /** Returns the position that {@code cursor} contains. It checks the number of values and their kinds. */
    public List<BsonValue> position(Cursor cursor) {
        return cursor.read(code, this::read);
    }

    private List<BsonValue> read(List<String> texts) {
        if (texts.size() != keys.size()) {
            throw new IllegalArgumentException(
                    "a cursor of '" + code + "' has " + keys.size() + " values, not " + texts.size());
        }
        List<BsonValue> position = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            position.add(keys.get(i).kind().read(texts.get(i)));
        }
        return position;
    }

    public List<BsonValue> positionOf(BsonDocument document) {
        return keys.stream().map(key -> document.get(key.field())).toList();
    }

    /** Compares two positions in the order of the list. */
    public int compare(List<BsonValue> one, List<BsonValue> other) {
        for (int i = 0; i < keys.size(); i++) {
            int result = keys.get(i).kind().compare(one.get(i), other.get(i));
            if (result != 0) {
                return descending ? -result : result;
            }
        }
        return 0;
    }

    public Comparator<BsonDocument> comparator() {
        return (one, other) -> compare(positionOf(one), positionOf(other));
    }

    /**
     * Returns the page that consists of {@code rows}, which were read for {@code request}. It counts the list only if
     * the rows do not show its length and the request asks for it.
     */
    public <T> Page<T> page(
            List<BsonDocument> rows, PageRequest request, LongSupplier count, Function<BsonDocument, T> item) {
        long total = request.needsCount(rows.size()) ? count.getAsLong() : request.offset() + rows.size();
        return page(rows, request, total, item);
    }

    /** Returns the page that consists of {@code rows}, which were read for {@code request}. */
    public <T> Page<T> page(List<BsonDocument> rows, PageRequest request, long total, Function<BsonDocument, T> item) {
        Page<BsonDocument> page = Page.of(rows, request, total, this::cursor);
        return new Page<>(page.items().stream().map(item).toList(), page.total(), page.totalIsExact(), page.next());
    }

    private Cursor cursor(BsonDocument document) {
        List<BsonValue> position = positionOf(document);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            texts.add(keys.get(i).kind().text(position.get(i)));
        }
        return new Cursor(code, texts);
    }

    /** A field of an order, with the kind of its values. */
    public record SortKey(String field, SortKind kind) {}
}
