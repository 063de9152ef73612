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
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.DocumentKeys;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.MongoOrder;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
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
 * A collection that uses the host's session, if there is one. Outside the host's transactions an unreachable server
 * causes a {@link StoreUnavailableException}. In a transaction, failures are the driver's exceptions, because {@link
 * ClientSession#withTransaction} needs their labels. Without a session, {@link MongoRetry} repeats operations after
 * short failures.
 *
 * @param limits the time limits of a command
 */
public record SessionCollection(
        MongoCollection<BsonDocument> collection, Supplier<Optional<ClientSession>> sessions, MongoLimits limits) {

    private static final Bson WITH_NOW = Aggregates.addFields(new Field<>(ServerClock.NOW, "$$NOW"));

    /** Returns true if a transaction of the host is active. Any refused write would abort it. */
    public boolean inTransaction() {
        return sessions.get().filter(ClientSession::hasActiveTransaction).isPresent();
    }

    public Optional<BsonDocument> first(Bson filter, Bson projection) {
        return read(session ->
                Optional.ofNullable(find(session, filter).projection(projection).first()));
    }

    /**
     * Returns a matching document as the primary has it, although a failover may still roll it back. Reads of the
     * majority do not see an own write with the write concern 1 at once. In a transaction of the host the read concern
     * of the transaction counts.
     */
    public Optional<BsonDocument> firstOfPrimary(Bson filter, Bson projection) {
        return new SessionCollection(collection.withReadConcern(ReadConcern.LOCAL), sessions, limits)
                .first(filter, projection);
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

    /** Returns all matching documents in any order. */
    public List<BsonDocument> all(Bson filter, Bson projection) {
        return list(filter, new BsonDocument(), projection, 0, 0);
    }

    /** Returns true if a document matches. */
    public boolean exists(Bson filter) {
        return first(filter, Projections.include(LeadDocumentFields.ID)).isPresent();
    }

    /** Returns the next company in id order that has a document. An empty argument starts at the first company. */
    public Optional<CompanyId> companyAfter(Optional<CompanyId> company) {
        Bson later = Filters.gt(
                LeadDocumentFields.COMPANY_ID,
                BsonValues.of(company.map(CompanyId::value).orElse("")));
        Bson onlyCompany = Projections.include(LeadDocumentFields.COMPANY_ID);
        return list(later, Sorts.ascending(LeadDocumentFields.COMPANY_ID), onlyCompany, 0, 1).stream()
                .findFirst()
                .map(found -> new CompanyId(BsonValues.text(found, LeadDocumentFields.COMPANY_ID)));
    }

    /** Returns the page of {@code request} from the documents that match {@code filter}, in this order. */
    public <T> Page<T> page(
            Bson filter, MongoOrder order, Bson projection, PageRequest request, Function<BsonDocument, T> item) {
        Bson fromCursor = request.after()
                .map(cursor -> Filters.and(filter, order.after(order.position(cursor))))
                .orElse(filter);
        List<BsonDocument> rows = list(fromCursor, order.sort(), projection, request.offset(), request.limitPlusOne());
        return order.page(rows, request, () -> count(filter, request.countLimit()), item);
    }

    /** Returns the number of matching documents, or {@code limit} if there are more. 0 means no limit. */
    public long count(Bson filter, int limit) {
        CountOptions options =
                new CountOptions().limit(limit).maxTime(limits.command().toMillis(), TimeUnit.MILLISECONDS);
        return read(session -> session.map(active -> collection.countDocuments(active, filter, options))
                .orElseGet(() -> collection.countDocuments(filter, options)));
    }

    public void insert(BsonDocument document) {
        write(session -> session.map(active -> collection.insertOne(active, document))
                .orElseGet(() -> collection.insertOne(document)));
    }

    /** Inserts the documents in their order. A failure stops the later ones. */
    public void insertAll(List<BsonDocument> documents) {
        InsertManyOptions inOrder = new InsertManyOptions().ordered(true);
        write(session -> session.map(active -> collection.insertMany(active, documents, inOrder))
                .orElseGet(() -> collection.insertMany(documents, inOrder)));
    }

    /** Updates one document and returns true if there was one that matches. */
    public boolean update(Bson filter, Bson update) {
        return updateOne(collection, filter, update);
    }

    /**
     * Updates one document to remove data that an earlier, confirmed write has made superfluous. It waits only for the
     * primary. A failover may roll the removal back; the caller must be able to remove the same data again.
     */
    public void clean(Bson filter, Bson update) {
        updateOne(collection.withWriteConcern(collection.getWriteConcern().withW(1)), filter, update);
    }

    private boolean updateOne(MongoCollection<BsonDocument> target, Bson filter, Bson update) {
        return write(session -> session.map(active -> target.updateOne(active, filter, update))
                        .orElseGet(() -> target.updateOne(filter, update))
                        .getMatchedCount()
                > 0);
    }

    /** Updates the document, or inserts it if there is none. */
    public void upsert(Bson byId, Bson update) {
        UpdateOptions options = new UpdateOptions().upsert(true);
        write(session -> session.map(active -> collection.updateOne(active, byId, update, options))
                .orElseGet(() -> collection.updateOne(byId, update, options)));
    }

    /** Updates all matching documents and returns their number. */
    public long updateAll(Bson filter, Bson update) {
        return write(session -> session.map(active -> collection.updateMany(active, filter, update))
                .orElseGet(() -> collection.updateMany(filter, update))
                .getMatchedCount());
    }

    /**
     * Updates one document. Returns the fields of {@code projection} as they were before, or empty if none matched.
     */
    public Optional<BsonDocument> updateFound(Bson filter, Bson update, Bson projection) {
        return updateFound(filter, update, new FindOneAndUpdateOptions().projection(projection));
    }

    /** Updates the first matching document in this order, if there is one. */
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

    /** Stores all documents in place of those with the same {@code _id}. It can be repeated. */
    public void upsertAll(List<BsonDocument> documents, Function<BsonDocument, Bson> filter) {
        List<ReplaceOneModel<BsonDocument>> writes = documents.stream()
                .map(document ->
                        new ReplaceOneModel<>(filter.apply(document), document, new ReplaceOptions().upsert(true)))
                .toList();
        write(session -> session.map(active -> collection.bulkWrite(active, writes))
                .orElseGet(() -> collection.bulkWrite(writes)));
    }

    /** Inserts, in their order, the documents whose {@code _id} is not stored yet. A failure stops the later ones. */
    public void addMissing(List<BsonDocument> documents) {
        List<UpdateOneModel<BsonDocument>> writes =
                documents.stream().map(SessionCollection::insertIfMissing).toList();
        BulkWriteOptions inOrder = new BulkWriteOptions().ordered(true);
        write(session -> session.map(active -> collection.bulkWrite(active, writes, inOrder))
                .orElseGet(() -> collection.bulkWrite(writes, inOrder)));
    }

    /**
     * Returns an upsert that changes no existing document. An insert of an existing document would abort a transaction.
     */
    private static UpdateOneModel<BsonDocument> insertIfMissing(BsonDocument document) {
        BsonDocument filter = DocumentKeys.of(document);
        BsonDocument rest = new BsonDocument();
        rest.putAll(document);
        filter.keySet().forEach(rest::remove);
        return new UpdateOneModel<>(filter, new BsonDocument("$setOnInsert", rest), new UpdateOptions().upsert(true));
    }

    /** Makes updates of single documents in any order, and returns the number of documents that matched. */
    public long updateEach(List<UpdateOneModel<BsonDocument>> updates) {
        BulkWriteOptions inAnyOrder = new BulkWriteOptions().ordered(false);
        return write(session -> session.map(active -> collection.bulkWrite(active, updates, inAnyOrder))
                .orElseGet(() -> collection.bulkWrite(updates, inAnyOrder))
                .getMatchedCount());
    }

    /** Deletes all matching documents and returns their number. */
    public long removeAll(Bson filter) {
        return write(session -> session.map(active -> collection.deleteMany(active, filter))
                .orElseGet(() -> collection.deleteMany(filter))
                .getDeletedCount());
    }

    /**
     * Passes the matching documents to {@code sink}. The cursor is closed at the end, also if the sink throws.
     * Exceptions of the sink stay as they are.
     */
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

    /** Returns the document that {@code pipeline} produces, or empty if it produces none. */
    public Optional<BsonDocument> aggregate(List<? extends Bson> pipeline, ReadConcern readConcern) {
        MongoCollection<BsonDocument> source = collection.withReadConcern(readConcern);
        return read(session -> Optional.ofNullable(session.map(active -> source.aggregate(active, pipeline))
                .orElseGet(() -> source.aggregate(pipeline))
                .maxTime(limits.command().toMillis(), TimeUnit.MILLISECONDS)
                .allowDiskUse(true)
                .first()));
    }

    /** Does the same with the read concern of the collection. */
    public Optional<BsonDocument> aggregate(List<? extends Bson> pipeline) {
        return aggregate(pipeline, collection.getReadConcern());
    }

    /** Returns all documents that {@code pipeline} produces. */
    public List<BsonDocument> aggregateAll(List<? extends Bson> pipeline) {
        return read(session -> session.map(active -> collection.aggregate(active, pipeline))
                .orElseGet(() -> collection.aggregate(pipeline))
                .maxTime(limits.command().toMillis(), TimeUnit.MILLISECONDS)
                .into(new ArrayList<>()));
    }

    /** Returns the matching documents, each with the server's time as {@link ServerClock#NOW}. */
    public List<BsonDocument> withNow(Bson filter, Bson projection) {
        return aggregateAll(List.of(Aggregates.match(filter), Aggregates.project(projection), WITH_NOW));
    }

    /** Returns a matching document with the server's time as {@link ServerClock#NOW}, or empty if none matches. */
    public Optional<BsonDocument> firstWithNow(Bson filter, Bson projection) {
        return aggregateAll(List.of(
                        Aggregates.match(filter), Aggregates.limit(1), Aggregates.project(projection), WITH_NOW))
                .stream()
                .findFirst();
    }

    /** Returns the name of the collection with its prefix, as pipelines use it. */
    public String name() {
        return collection.getNamespace().getCollectionName();
    }

    private FindIterable<BsonDocument> find(Optional<ClientSession> session, Bson filter) {
        return session.map(active -> collection.find(active, filter))
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
                    : MongoFailures.translate(failure);
        }
    }
}
