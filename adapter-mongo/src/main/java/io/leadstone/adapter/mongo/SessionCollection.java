package io.leadstone.adapter.mongo;

import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Field;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
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

    private static final Bson WITH_NOW = Aggregates.addFields(new Field<>(ServerClock.NOW, "$$NOW"));

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
                .allowDiskUse(true)
                .into(new ArrayList<>()));
    }

    /** The page of {@code request} out of what {@code filter} finds, in this order. */
    <T> Page<T> page(
            Bson filter, MongoOrder order, Bson projection, PageRequest request, Function<BsonDocument, T> item) {
        Bson here = request.after()
                .map(cursor -> Filters.and(filter, order.after(order.place(cursor))))
                .orElse(filter);
        List<BsonDocument> rows = list(here, order.sort(), projection, request.offset(), request.oneMore());
        return order.page(rows, request, count(filter, request.countLimit()), item);
    }

    /** How many there are; {@code limit} where there are more. */
    long count(Bson filter, int limit) {
        CountOptions options = new CountOptions().limit(limit);
        return call(session -> session.map(own -> collection.countDocuments(own, filter, options))
                .orElseGet(() -> collection.countDocuments(filter, options)));
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

    /** Updates the one document, or inserts it. */
    void put(Bson byId, Bson update) {
        UpdateOptions options = new UpdateOptions().upsert(true);
        call(session -> session.map(own -> collection.updateOne(own, byId, update, options))
                .orElseGet(() -> collection.updateOne(byId, update, options)));
    }

    /** Updates all that there are, and answers how many these were. */
    long updateAll(Bson filter, Bson update) {
        return call(session -> session.map(own -> collection.updateMany(own, filter, update))
                .orElseGet(() -> collection.updateMany(filter, update))
                .getMatchedCount());
    }

    /** Updates one; the document as the update found it, or empty where there was none. */
    Optional<BsonDocument> updateFound(Bson filter, Bson update) {
        return updateFound(filter, update, new FindOneAndUpdateOptions());
    }

    /** Updates one; what {@code projection} leaves of the document as the update found it, or empty where there was none. */
    Optional<BsonDocument> updateFound(Bson filter, Bson update, Bson projection) {
        return updateFound(filter, update, new FindOneAndUpdateOptions().projection(projection));
    }

    /** Updates the first one in this order, where there is one. */
    void updateFirst(Bson filter, Bson sort, Bson update) {
        updateFound(filter, update, new FindOneAndUpdateOptions().sort(sort));
    }

    private Optional<BsonDocument> updateFound(Bson filter, Bson update, FindOneAndUpdateOptions options) {
        options.returnDocument(ReturnDocument.BEFORE);
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

    /** Stores in their order those of which there is none yet with their {@code _id}; the first that fails stops those behind it. */
    void addMissing(List<BsonDocument> documents) {
        List<UpdateOneModel<BsonDocument>> writes =
                documents.stream().map(SessionCollection::unlessThere).toList();
        BulkWriteOptions inOrder = new BulkWriteOptions().ordered(true);
        call(session -> session.map(own -> collection.bulkWrite(own, writes, inOrder))
                .orElseGet(() -> collection.bulkWrite(writes, inOrder)));
    }

    /** An update, not an insert: to a transaction one that is there already is no failure. */
    private static UpdateOneModel<BsonDocument> unlessThere(BsonDocument document) {
        BsonDocument filter = new BsonDocument(LeadFields.ID, document.get(LeadFields.ID))
                .append(LeadFields.COMPANY_ID, document.get(LeadFields.COMPANY_ID));
        BsonDocument rest = new BsonDocument();
        rest.putAll(document);
        filter.keySet().forEach(rest::remove);
        return new UpdateOneModel<>(filter, new BsonDocument("$setOnInsert", rest), new UpdateOptions().upsert(true));
    }

    /** Makes each of the updates of one document, in any order; how many found theirs. */
    long updateEach(List<UpdateOneModel<BsonDocument>> updates) {
        BulkWriteOptions inAnyOrder = new BulkWriteOptions().ordered(false);
        return call(session -> session.map(own -> collection.bulkWrite(own, updates, inAnyOrder))
                .orElseGet(() -> collection.bulkWrite(updates, inAnyOrder))
                .getMatchedCount());
    }

    /** Removes all that there are, and answers how many these were. */
    long removeAll(Bson filter) {
        return call(session -> session.map(own -> collection.deleteMany(own, filter))
                .orElseGet(() -> collection.deleteMany(filter))
                .getDeletedCount());
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

    /** The same as of what all other reads see. */
    Optional<BsonDocument> aggregate(List<? extends Bson> pipeline) {
        return aggregate(pipeline, collection.getReadConcern());
    }

    /** All that {@code pipeline} makes of the collection. */
    List<BsonDocument> aggregateAll(List<? extends Bson> pipeline) {
        return call(session -> session.map(own -> collection.aggregate(own, pipeline))
                .orElseGet(() -> collection.aggregate(pipeline))
                .into(new ArrayList<>()));
    }

    /** What is found, each with the server's time as {@link ServerClock#NOW}. */
    List<BsonDocument> withNow(Bson filter, Bson projection) {
        return aggregateAll(List.of(Aggregates.match(filter), Aggregates.project(projection), WITH_NOW));
    }

    /** One that is found, with the server's time as {@link ServerClock#NOW}. */
    Optional<BsonDocument> firstWithNow(Bson filter, Bson projection) {
        return aggregateAll(List.of(
                        Aggregates.match(filter), Aggregates.limit(1), Aggregates.project(projection), WITH_NOW))
                .stream()
                .findFirst();
    }

    /** What pipelines call it. */
    String name() {
        return collection.getNamespace().getCollectionName();
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
