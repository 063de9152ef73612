package io.leadstone.adapter.mongo.lead;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.LeadDocuments;
import io.leadstone.adapter.mongo.document.MongoOrder;
import io.leadstone.adapter.mongo.session.SessionCollection;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * The visible records of a company in a collection such as that of conversations: those without a lead, and those of
 * live leads. Records of deleted leads are hidden.
 *
 * <p>A list is read in batches. For each batch, one query by ids returns the live leads among those of its records. A
 * {@code $lookup} would read one lead for each record, and MongoDB before 5.1 refuses it if the leads are sharded.
 *
 * @param records the collection; a record has the fields {@code company_id} and, if it has a lead, {@code lead_id}
 */
public record VisibleRecords(SessionCollection records, SessionCollection leads, CompanyId companyId) {

    /** 2,000: the largest number of records of a batch. */
    private static final int LARGEST_BATCH = 2_000;

    /** Returns true if a record with this lead is visible. */
    public boolean isVisible(Optional<LeadId> leadId) {
        return leadId.isEmpty()
                || leads.first(live(LeadDocuments.byId(companyId, leadId.get())), idOnly())
                        .isPresent();
    }

    /** Returns the page of {@code request} from the visible records that match {@code filter}, in this order. */
    public <T> Page<T> page(
            Bson filter, MongoOrder order, Bson projection, PageRequest request, Function<BsonDocument, T> item) {
        Bson fromCursor = request.after()
                .map(cursor -> Filters.and(filter, order.after(order.position(cursor))))
                .orElse(filter);
        List<BsonDocument> rows = rows(fromCursor, order, projection, request);
        return order.page(rows, request, () -> count(filter, order, request.countLimit()), item);
    }

    /** Passes the visible records that match {@code filter} to {@code sink}, in this order. */
    public void each(Bson filter, Bson sort, Bson projection, int batchSize, Consumer<BsonDocument> sink) {
        List<BsonDocument> batch = new ArrayList<>();
        records.each(filter, sort, projection, batchSize, document -> {
            batch.add(document);
            if (batch.size() == batchSize) {
                visible(batch).forEach(sink);
                batch.clear();
            }
        });
        visible(batch).forEach(sink);
    }

    private List<BsonDocument> rows(Bson filter, MongoOrder order, Bson projection, PageRequest request) {
        Optional<Bson> start = request.offset() == 0
                ? Optional.of(filter)
                : all(filter, order, keysOf(order), LARGEST_BATCH)
                        .skip(request.offset() - 1)
                        .findFirst()
                        .map(last -> after(filter, order, last));
        return start.map(remaining -> all(remaining, order, projection, request.limitPlusOne())
                        .limit(request.limitPlusOne())
                        .toList())
                .orElse(List.of());
    }

    /** Returns the number of visible records, or {@code limit} if there are more. */
    private long count(Bson filter, MongoOrder order, int limit) {
        return all(filter, order, keysOf(order), Math.min(limit, LARGEST_BATCH))
                .limit(limit)
                .count();
    }

    /**
     * Returns the visible records, in this order. Batches are read as the stream is consumed. Each one is larger than
     * the one before, so that very many hidden records cost few commands.
     */
    private Stream<BsonDocument> all(Bson filter, MongoOrder order, Bson projection, int firstSize) {
        return Stream.iterate(
                        batch(filter, order, projection, firstSize),
                        batch -> !batch.rows().isEmpty(),
                        batch -> batch.isLast()
                                ? new Batch(List.of(), batch.size())
                                : batch(after(filter, order, batch.last()), order, projection, batch.nextSize()))
                .flatMap(batch -> visible(batch.rows()).stream());
    }

    private Batch batch(Bson filter, MongoOrder order, Bson projection, int size) {
        return new Batch(records.list(filter, order.sort(), projection, 0, size), size);
    }

    /** Records that were read at once, at most {@code size}. */
    private record Batch(List<BsonDocument> rows, int size) {

        boolean isLast() {
            return rows.size() < size;
        }

        BsonDocument last() {
            return rows.get(rows.size() - 1);
        }

        int nextSize() {
            return Math.min(4 * size, LARGEST_BATCH);
        }
    }

    private static Bson after(Bson filter, MongoOrder order, BsonDocument last) {
        return Filters.and(filter, order.after(order.positionOf(last)));
    }

    private List<BsonDocument> visible(List<BsonDocument> batch) {
        Set<BsonValue> ids = new HashSet<>();
        batch.stream().filter(VisibleRecords::hasLead).forEach(row -> ids.add(row.get(LeadDocumentFields.LEAD_ID)));
        Set<BsonValue> live = ids.isEmpty() ? Set.of() : liveAmong(ids);
        return batch.stream()
                .filter(row -> !hasLead(row) || live.contains(row.get(LeadDocumentFields.LEAD_ID)))
                .toList();
    }

    private Set<BsonValue> liveAmong(Set<BsonValue> ids) {
        Bson listed = live(LeadDocuments.byIds(companyId, ids));
        Set<BsonValue> live = new HashSet<>();
        leads.list(listed, new BsonDocument(), Projections.include(LeadDocumentFields.LEAD_ID), 0, 0)
                .forEach(lead -> live.add(lead.get(LeadDocumentFields.LEAD_ID)));
        return live;
    }

    private static boolean hasLead(BsonDocument row) {
        return row.containsKey(LeadDocumentFields.LEAD_ID);
    }

    private static Bson live(Bson filter) {
        return Filters.and(filter, Filters.eq(LeadDocumentFields.LIVE, BsonValues.of(true)));
    }

    private static Bson idOnly() {
        return Projections.include(LeadDocumentFields.ID);
    }

    private static Bson keysOf(MongoOrder order) {
        List<String> fields = new ArrayList<>(List.of(LeadDocumentFields.LEAD_ID));
        order.keys().forEach(key -> fields.add(key.field()));
        return Projections.include(fields);
    }
}
