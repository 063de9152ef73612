package io.leadstone.adapter.mongo.session;

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
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.MongoOrder;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.failure.StoreUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * One collection, in the host's session where there is one. Outside of the host's transactions a server that cannot be reached is
 * told as {@link StoreUnavailableException}; inside, failures are the driver's own, since their labels tell
 * {@link ClientSession#withTransaction} what to do next. Without a session, {@link MongoRetry} repeats what failed for a moment.
 *
 * @param limits how long a command may take
 */
public record SessionCollection(
        MongoCollection<BsonDocument> collection, Supplier<Optional<ClientSession>> sessions, MongoLimits limits) {

    private static final Bson WITH_NOW = Aggregates.addFields(new Field<>(ServerClock.NOW, "$$NOW"));

    /** Whether a transaction of the host is running, which any refused write would abort. */
    public boolean inTransaction() {
        return sessions.get().filter(ClientSession::hasActiveTransaction).isPresent();
    }

    public Optional<BsonDocument> first(Bson filter, Bson projection) {
        return read(session ->
                Optional.ofNullable(find(session, filter).projection(projection).first()));
    }

    public List<BsonDocument> list(Bson filter, Bson sort, Bson projection, long skip, int limit) {
        if (skip > Integer.MAX_VALUE) {
            return List.of();
        }
        return read(session -> find(session, filter)
                .projection(projection)
                .sort(sort)
                .skip((int) skip)
                .limit(limit)
                .allowDiskUse(true)
                .into(new ArrayList<>()));
    }

    /** The page of {@code request} out of what {@code filter} finds, in this order. */
    public <T> Page<T> page(
            Bson filter, MongoOrder order, Bson projection, PageRequest request, Function<BsonDocument, T> item) {
        Bson here = request.after()
                .map(cursor -> Filters.and(filter, order.after(order.place(cursor))))
                .orElse(filter);
        List<BsonDocument> rows = list(here, order.sort(), projection, request.offset(), request.limitPlusOne());
        return order.page(rows, request, count(filter, request.countLimit()), item);
    }

    /** How many there are; {@code limit} where there are more. */
    public long count(Bson filter, int limit) {
        CountOptions options =
                new CountOptions().limit(limit).maxTime(limits.command().toMillis(), TimeUnit.MILLISECONDS);
        return read(session -> session.map(own -> collection.countDocuments(own, filter, options))
                .orElseGet(() -> collection.countDocuments(filter, options)));
    }

    public void insert(BsonDocument document) {
        write(session -> session.map(own -> collection.insertOne(own, document))
                .orElseGet(() -> collection.insertOne(document)));
    }

    /** Whether there was one to update. */
    public boolean update(Bson filter, Bson update) {
        return write(session -> session.map(own -> collection.updateOne(own, filter, update))
                        .orElseGet(() -> collection.updateOne(filter, update))
                        .getMatchedCount()
                > 0);
    }

    /** Updates the one document, or inserts it. */
    public void put(Bson byId, Bson update) {
        UpdateOptions options = new UpdateOptions().upsert(true);
        write(session -> session.map(own -> collection.updateOne(own, byId, update, options))
                .orElseGet(() -> collection.updateOne(byId, update, options)));
    }

    /** Updates all that there are, and answers how many these were. */
    public long updateAll(Bson filter, Bson update) {
        return write(session -> session.map(own -> collection.updateMany(own, filter, update))
                .orElseGet(() -> collection.updateMany(filter, update))
                .getMatchedCount());
    }

    /** Updates one; the document as the update found it, or empty where there was none. */
    public Optional<BsonDocument> updateFound(Bson filter, Bson update) {
        return updateFound(filter, update, new FindOneAndUpdateOptions());
    }

    /** Updates one; what {@code projection} leaves of the document as the update found it, or empty where there was none. */
    public Optional<BsonDocument> updateFound(Bson filter, Bson update, Bson projection) {
        return updateFound(filter, update, new FindOneAndUpdateOptions().projection(projection));
    }

    /** Updates the first one in this order, where there is one. */
    public void updateFirst(Bson filter, Bson sort, Bson update) {
        updateFound(filter, update, new FindOneAndUpdateOptions().sort(sort));
    }

    private Optional<BsonDocument> updateFound(Bson filter, Bson update, FindOneAndUpdateOptions options) {
        options.returnDocument(ReturnDocument.BEFORE).maxTime(limits.command().toMillis(), TimeUnit.MILLISECONDS);
        return write(session -> Optional.ofNullable(
                session.isPresent()
                        ? collection.findOneAndUpdate(session.get(), filter, update, options)
                        : collection.findOneAndUpdate(filter, update, options)));
    }

    /** Stores all of them, in place of those with the same {@code _id}: doing it twice is doing it once. */
    public void putAll(List<BsonDocument> documents, Function<BsonDocument, Bson> filter) {
        List<ReplaceOneModel<BsonDocument>> writes = documents.stream()
                .map(document ->
                        new ReplaceOneModel<>(filter.apply(document), document, new ReplaceOptions().upsert(true)))
                .toList();
        write(session ->
                session.map(own -> collection.bulkWrite(own, writes)).orElseGet(() -> collection.bulkWrite(writes)));
    }

    /** Stores in their order those of which there is none yet with their {@code _id}; the first that fails stops those behind it. */
    public void addMissing(List<BsonDocument> documents) {
        List<UpdateOneModel<BsonDocument>> writes =
                documents.stream().map(SessionCollection::unlessThere).toList();
        BulkWriteOptions inOrder = new BulkWriteOptions().ordered(true);
        write(session -> session.map(own -> collection.bulkWrite(own, writes, inOrder))
                .orElseGet(() -> collection.bulkWrite(writes, inOrder)));
    }

    /** An update, not an insert: to a transaction one that is there already is no failure. */
    private static UpdateOneModel<BsonDocument> unlessThere(BsonDocument document) {
        BsonDocument filter = new BsonDocument(LeadDocumentFields.ID, document.get(LeadDocumentFields.ID))
                .append(LeadDocumentFields.COMPANY_ID, document.get(LeadDocumentFields.COMPANY_ID));
        BsonDocument rest = new BsonDocument();
        rest.putAll(document);
        filter.keySet().forEach(rest::remove);
        return new UpdateOneModel<>(filter, new BsonDocument("$setOnInsert", rest), new UpdateOptions().upsert(true));
    }

    /** Makes each of the updates of one document, in any order; how many found theirs. */
    public long updateEach(List<UpdateOneModel<BsonDocument>> updates) {
        BulkWriteOptions inAnyOrder = new BulkWriteOptions().ordered(false);
        return write(session -> session.map(own -> collection.bulkWrite(own, updates, inAnyOrder))
                .orElseGet(() -> collection.bulkWrite(updates, inAnyOrder))
                .getMatchedCount());
    }

    /** Removes all that there are, and answers how many these were. */
    public long removeAll(Bson filter) {
        return write(session -> session.map(own -> collection.deleteMany(own, filter))
                .orElseGet(() -> collection.deleteMany(filter))
                .getDeletedCount());
    }

    /** Hands out what is found, from a cursor that is freed in the end, also where {@code sink} throws; its failures are its own. */
    public void each(Bson filter, Bson sort, Bson projection, int batchSize, Consumer<BsonDocument> sink) {
        try (MongoCursor<BsonDocument> cursor = read(session -> find(session, filter)
                .projection(projection)
                .sort(sort)
                .batchSize(batchSize)
                .cursor())) {
            while (call(session -> cursor.hasNext(), failure -> false)) {
                sink.accept(cursor.next());
            }
        }
    }

    /** What {@code pipeline} makes of the collection: one document, or none. */
    public Optional<BsonDocument> aggregate(List<? extends Bson> pipeline, ReadConcern readConcern) {
        MongoCollection<BsonDocument> source = collection.withReadConcern(readConcern);
        return read(session -> Optional.ofNullable(session.map(own -> source.aggregate(own, pipeline))
                .orElseGet(() -> source.aggregate(pipeline))
                .maxTime(limits.command().toMillis(), TimeUnit.MILLISECONDS)
                .allowDiskUse(true)
                .first()));
    }

    /** The same as of what all other reads see. */
    public Optional<BsonDocument> aggregate(List<? extends Bson> pipeline) {
        return aggregate(pipeline, collection.getReadConcern());
    }

    /** All that {@code pipeline} makes of the collection. */
    public List<BsonDocument> aggregateAll(List<? extends Bson> pipeline) {
        return read(session -> session.map(own -> collection.aggregate(own, pipeline))
                .orElseGet(() -> collection.aggregate(pipeline))
                .maxTime(limits.command().toMillis(), TimeUnit.MILLISECONDS)
                .into(new ArrayList<>()));
    }

    /** What is found, each with the server's time as {@link ServerClock#NOW}. */
    public List<BsonDocument> withNow(Bson filter, Bson projection) {
        return aggregateAll(List.of(Aggregates.match(filter), Aggregates.project(projection), WITH_NOW));
    }

    /** One that is found, with the server's time as {@link ServerClock#NOW}. */
    public Optional<BsonDocument> firstWithNow(Bson filter, Bson projection) {
        return aggregateAll(List.of(
                        Aggregates.match(filter), Aggregates.limit(1), Aggregates.project(projection), WITH_NOW))
                .stream()
                .findFirst();
    }

    /** What pipelines call it. */
    public String name() {
        return collection.getNamespace().getCollectionName();
    }

    private FindIterable<BsonDocument> find(Optional<ClientSession> session, Bson filter) {
        return session.map(own -> collection.find(own, filter))
                .orElseGet(() -> collection.find(filter))
                .maxTime(limits.command().toMillis(), TimeUnit.MILLISECONDS);
    }

    private <T> T read(Function<Optional<ClientSession>, T> operation) {
        return call(operation, MongoFailures::isWorthAnotherRead);
    }

    private <T> T write(Function<Optional<ClientSession>, T> operation) {
        return call(operation, MongoFailures::isUnsentWrite);
    }

    private <T> T call(Function<Optional<ClientSession>, T> operation, Predicate<MongoException> repeatable) {
        Optional<ClientSession> session = sessions.get();
        try {
            return session.isPresent()
                    ? operation.apply(session)
                    : MongoRetry.run(() -> operation.apply(session), repeatable, limits.retries());
        } catch (MongoException failure) {
            throw session.filter(ClientSession::hasActiveTransaction).isPresent()
                    ? failure
                    : MongoFailures.told(failure);
        }
    }
}
