package io.leadstone.adapter.mongo;

import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.StoreUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * One collection, in the host's session where there is one. Outside of the host's transactions a server that cannot be reached is
 * told as {@link StoreUnavailableException}; inside, failures are the driver's own, since their labels tell
 * {@link ClientSession#withTransaction} what to do next.
 */
record SessionCollection(MongoCollection<BsonDocument> collection, Supplier<Optional<ClientSession>> sessions) {

    /** Whether a transaction of the host is running, which any refused write would abort. */
    boolean inTransaction() {
        return sessions.get().filter(ClientSession::hasActiveTransaction).isPresent();
    }

    Optional<BsonDocument> first(Bson filter, Bson projection) {
        return call(session ->
                Optional.ofNullable(find(session, filter).projection(projection).first()));
    }

    List<BsonDocument> list(Bson filter, Bson sort, Bson projection, long skip, int limit) {
        if (skip > Integer.MAX_VALUE) {
            return List.of();
        }
        return call(session -> find(session, filter)
                .projection(projection)
                .sort(sort)
                .skip((int) skip)
                .limit(limit)
                .into(new ArrayList<>()));
    }

    /** The page of {@code request} out of what {@code filter} finds, in this order. */
    <T> Page<T> page(
            Bson filter, MongoOrder order, Bson projection, PageRequest request, Function<BsonDocument, T> item) {
        Bson here = request.after()
                .map(cursor -> Filters.and(filter, order.after(order.place(cursor))))
                .orElse(filter);
        List<BsonDocument> rows = list(here, order.sort(), projection, request.offset(), request.oneMore());
        return order.page(rows, request, count(filter), item);
    }

    long count(Bson filter) {
        return call(session -> session.map(own -> collection.countDocuments(own, filter))
                .orElseGet(() -> collection.countDocuments(filter)));
    }

    void insert(BsonDocument document) {
        call(session -> session.map(own -> collection.insertOne(own, document))
                .orElseGet(() -> collection.insertOne(document)));
    }

    /** Whether there was one to update. */
    boolean update(Bson filter, Bson update) {
        return call(session -> session.map(own -> collection.updateOne(own, filter, update))
                        .orElseGet(() -> collection.updateOne(filter, update))
                        .getMatchedCount()
                > 0);
    }

    /** Updates all that there are. */
    void updateAll(Bson filter, Bson update) {
        call(session -> session.map(own -> collection.updateMany(own, filter, update))
                .orElseGet(() -> collection.updateMany(filter, update)));
    }

    /** Updates one; the document as the update found it, or empty where there was none. */
    Optional<BsonDocument> updateFound(Bson filter, Bson update) {
        FindOneAndUpdateOptions options = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.BEFORE);
        return call(session -> Optional.ofNullable(
                session.isPresent()
                        ? collection.findOneAndUpdate(session.get(), filter, update, options)
                        : collection.findOneAndUpdate(filter, update, options)));
    }

    /** The document as it is then, made where there was none. */
    BsonDocument upsert(Bson filter, Bson update) {
        FindOneAndUpdateOptions options =
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
        return call(session -> session.map(own -> collection.findOneAndUpdate(own, filter, update, options))
                .orElseGet(() -> collection.findOneAndUpdate(filter, update, options)));
    }

    /** Stores all of them, in place of those with the same {@code _id}: doing it twice is doing it once. */
    void putAll(List<BsonDocument> documents, Function<BsonDocument, Bson> filter) {
        List<ReplaceOneModel<BsonDocument>> writes = documents.stream()
                .map(document ->
                        new ReplaceOneModel<>(filter.apply(document), document, new ReplaceOptions().upsert(true)))
                .toList();
        call(session ->
                session.map(own -> collection.bulkWrite(own, writes)).orElseGet(() -> collection.bulkWrite(writes)));
    }

    /** Hands out what is found, from a cursor that is freed in the end, also where {@code sink} throws; its failures are its own. */
    void each(Bson filter, Bson sort, Bson projection, int batchSize, Consumer<BsonDocument> sink) {
        try (MongoCursor<BsonDocument> cursor = call(session -> find(session, filter)
                .projection(projection)
                .sort(sort)
                .batchSize(batchSize)
                .cursor())) {
            while (call(session -> cursor.hasNext())) {
                sink.accept(cursor.next());
            }
        }
    }

    /** What {@code pipeline} makes of the collection: one document, or none. */
    Optional<BsonDocument> aggregate(List<? extends Bson> pipeline, ReadConcern readConcern) {
        MongoCollection<BsonDocument> read = collection.withReadConcern(readConcern);
        return call(session -> Optional.ofNullable(session.map(own -> read.aggregate(own, pipeline))
                .orElseGet(() -> read.aggregate(pipeline))
                .allowDiskUse(true)
                .first()));
    }

    private FindIterable<BsonDocument> find(Optional<ClientSession> session, Bson filter) {
        return session.map(own -> collection.find(own, filter)).orElseGet(() -> collection.find(filter));
    }

    private <T> T call(Function<Optional<ClientSession>, T> operation) {
        Optional<ClientSession> session = sessions.get();
        try {
            return operation.apply(session);
        } catch (MongoException failure) {
            throw session.filter(ClientSession::hasActiveTransaction).isPresent()
                    ? failure
                    : MongoFailures.told(failure);
        }
    }
}
