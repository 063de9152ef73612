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
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * A total order of documents: by one field or by two, in one direction, and the places in it that cursors tell.
 *
 * @param code the name of the order in its cursors, the same on every store
 * @param keys the fields; no two documents of a list have the same values in all of them
 */
public record MongoOrder(String code, List<SortKey> keys, boolean descending) {

    public Bson sort() {
        List<String> fields = keys.stream().map(SortKey::field).toList();
        return descending ? Sorts.descending(fields) : Sorts.ascending(fields);
    }

    /** The documents after {@code place}: further on by the first key, or the same there and further on by the next. */
    public Bson after(List<BsonValue> place) {
        List<Bson> ways = new ArrayList<>();
        for (int further = 0; further < keys.size(); further++) {
            List<Bson> parts = new ArrayList<>();
            for (int same = 0; same < further; same++) {
                parts.add(Filters.eq(keys.get(same).field(), place.get(same)));
            }
            String field = keys.get(further).field();
            BsonValue value = place.get(further);
            parts.add(descending ? Filters.lt(field, value) : Filters.gt(field, value));
            ways.add(Filters.and(parts));
        }
        return Filters.or(ways);
    }

    /** The place that {@code cursor} tells, checked. */
    public List<BsonValue> place(Cursor cursor) {
        return cursor.read(code, this::read);
    }

    private List<BsonValue> read(List<String> told) {
        if (told.size() != keys.size()) {
            throw new IllegalArgumentException("a place has " + keys.size() + " parts here");
        }
        List<BsonValue> place = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            place.add(keys.get(i).kind().read(told.get(i)));
        }
        return place;
    }

    public List<BsonValue> placeOf(BsonDocument document) {
        return keys.stream().map(key -> document.get(key.field())).toList();
    }

    /** As the server orders them. */
    public int compare(List<BsonValue> one, List<BsonValue> other) {
        for (int i = 0; i < keys.size(); i++) {
            int way = keys.get(i).kind().compare(one.get(i), other.get(i));
            if (way != 0) {
                return descending ? -way : way;
            }
        }
        return 0;
    }

    public Comparator<BsonDocument> comparator() {
        return (one, other) -> compare(placeOf(one), placeOf(other));
    }

    /** The page out of the documents that were read for it. */
    public <T> Page<T> page(List<BsonDocument> rows, PageRequest request, long total, Function<BsonDocument, T> item) {
        Page<BsonDocument> page = Page.of(rows, request, total, this::cursor);
        return new Page<>(page.items().stream().map(item).toList(), page.total(), page.totalIsExact(), page.next());
    }

    private Cursor cursor(BsonDocument document) {
        List<BsonValue> place = placeOf(document);
        List<String> told = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            told.add(keys.get(i).kind().tell(place.get(i)));
        }
        return new Cursor(code, told);
    }

    /** A field that is ordered by, and what stands in it. */
    public record SortKey(String field, SortKind kind) {}
}
