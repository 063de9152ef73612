package io.leadstone.adapter.mongo.privacy;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.MongoOrder;
import io.leadstone.adapter.mongo.document.MongoOrder.SortKey;
import io.leadstone.adapter.mongo.document.SortKind;
import io.leadstone.adapter.mongo.document.SuppressionDocuments;
import io.leadstone.adapter.mongo.lead.PendingSuppressions;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.adapter.mongo.session.SessionCollection;
import io.leadstone.application.port.out.privacy.SuppressionList;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.ConcurrentTransactionException;
import io.leadstone.domain.lead.Suppression;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.conversions.Bson;

/** {@link SuppressionList} in MongoDB. Each call first moves the entries that are still in leads. */
public record MongoSuppressionList(MongoCollections collections) implements SuppressionList {

    private static final Bson ALL = Projections.include();
    private static final String COUNT = "count";

    /** The number of inserts of one entry that others remove. More than two are very unlikely. */
    private static final int ATTEMPTS = 5;

    private static final MongoOrder NEWEST = new MongoOrder(
            "-recorded_at",
            List.of(
                    new SortKey(LeadDocumentFields.RECORDED_AT, SortKind.INSTANT),
                    new SortKey(LeadDocumentFields.ENTRY_ID, SortKind.UUID)),
            true);

    /** {@inheritDoc} Another call may remove the entry before it is read, so the insert is repeated. */
    @Override
    public Suppression add(Suppression entry) {
        return Stream.generate(() -> addOnce(entry))
                .limit(ATTEMPTS)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new ConcurrentTransactionException(new IllegalStateException(
                        "another process removed the suppression entry after each of " + ATTEMPTS + " inserts")));
    }

    private Optional<Suppression> addOnce(Suppression entry) {
        // A lead may have the removal of an entry in its place.
        pending().move(entry.companyId(), List.of(entry.hash()));
        pending().add(SuppressionDocuments.documents(List.of(entry)));
        return find(entry.companyId(), List.of(entry.hash())).stream()
                .filter(stored -> stored.effect() == entry.effect())
                .findFirst();
    }

    @Override
    public List<Suppression> find(CompanyId companyId, Collection<String> hashes) {
        if (hashes.isEmpty()) {
            return List.of();
        }
        pending().move(companyId, hashes);
        Bson byHash = Filters.in(
                SuppressionDocuments.HASH, hashes.stream().map(BsonValues::of).toList());
        return list().all(Filters.and(ofCompany(companyId), byHash), ALL).stream()
                .map(SuppressionDocuments::entry)
                .toList();
    }

    @Override
    public Page<Suppression> list(CompanyId companyId, PageRequest page) {
        pending().move(companyId);
        return list().page(ofCompany(companyId), NEWEST, ALL, page, SuppressionDocuments::entry);
    }

    @Override
    public boolean remove(CompanyId companyId, UUID id) {
        pending().move(companyId);
        return list().removeAll(Filters.and(
                        ofCompany(companyId), Filters.eq(LeadDocumentFields.ENTRY_ID, BsonValues.of(id))))
                > 0;
    }

    @Override
    public Map<String, Long> countByKey() {
        pending().move();
        Bson any = Filters.gt(LeadDocumentFields.COMPANY_ID, BsonValues.of(""));
        return collections
                .unlimited()
                .named(SuppressionDocuments.SUPPRESSIONS)
                .aggregateAll(List.of(
                        Aggregates.match(any),
                        Aggregates.group("$" + SuppressionDocuments.KEY_ID, Accumulators.sum(COUNT, 1L))))
                .stream()
                .collect(Collectors.toMap(
                        key -> BsonValues.text(key, LeadDocumentFields.ID), key -> BsonValues.number(key, COUNT)));
    }

    private SessionCollection list() {
        return collections.named(SuppressionDocuments.SUPPRESSIONS);
    }

    private PendingSuppressions pending() {
        return new PendingSuppressions(collections);
    }

    private static Bson ofCompany(CompanyId companyId) {
        return Filters.eq(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value()));
    }
}
