package io.leadstone.adapter.mongo.privacy;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.LeadDocuments;
import io.leadstone.adapter.mongo.lead.LeadOutbox;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.adapter.mongo.session.ServerClock;
import io.leadstone.adapter.mongo.submission.PendingSubmissions;
import io.leadstone.application.port.out.privacy.LeadPurge;
import io.leadstone.application.port.out.privacy.PurgeReason;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.PurgedLead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;

/**
 * {@link LeadPurge} in MongoDB. Due leads are found company by company, by the indexes of the lists. So the purge needs
 * no index of its own, which would slow down each write. {@link LeadRemoval} removes a lead in several writes.
 *
 * <p>It also completes the work of processes that died: purges, registrations and erasures. A store without webhooks
 * has no dispatcher that would complete an erasure.
 */
public record MongoLeadPurge(MongoCollections collections) implements LeadPurge {

    @Override
    public void completeAbandoned() {
        requireNoTransaction();
        List<RuntimeException> failures = new ArrayList<>();
        for (Runnable part : List.<Runnable>of(
                () -> new LeadRemoval(collections).finishAbandoned(),
                () -> new PendingSubmissions(collections).completeAbandoned(),
                () -> new LeadOutbox(collections).enqueueOverdue(new ServerClock(collections).now()))) {
            try {
                part.run();
            } catch (RuntimeException failure) {
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            RuntimeException first = failures.get(0);
            failures.stream().filter(other -> other != first).forEach(first::addSuppressed);
            throw first;
        }
    }

    @Override
    public List<LeadSnapshot> due(PurgeReason reason, Instant latest, Optional<LeadSnapshot> after, int limit) {
        requireNoTransaction();
        List<LeadSnapshot> found = new ArrayList<>();
        after.ifPresent(lead -> found.addAll(
                list(Filters.and(ofCompany(lead.companyId(), reason, latest), after(lead, reason)), reason, limit)));
        Optional<CompanyId> company = collections.leads().companyAfter(after.map(LeadSnapshot::companyId));
        while (found.size() < limit && company.isPresent()) {
            found.addAll(list(ofCompany(company.get(), reason, latest), reason, limit - found.size()));
            company = collections.leads().companyAfter(company);
        }
        return found;
    }

    @Override
    public long countDue(PurgeReason reason, Instant latest) {
        requireNoTransaction();
        long count = 0;
        Optional<CompanyId> company = collections.leads().companyAfter(Optional.empty());
        while (company.isPresent()) {
            count += collections.unlimited().leads().count(ofCompany(company.get(), reason, latest), 0);
            company = collections.leads().companyAfter(company);
        }
        return count;
    }

    @Override
    public boolean purge(PurgedLead purged) {
        requireNoTransaction();
        return new LeadRemoval(collections).remove(purged);
    }

    private List<LeadSnapshot> list(Bson filter, PurgeReason reason, int limit) {
        Bson sort = Sorts.ascending(instantOf(reason), LeadDocumentFields.LEAD_ID);
        return collections.leads().list(filter, sort, LeadDocuments.STATE, 0, limit).stream()
                .map(LeadDocuments::snapshot)
                .toList();
    }

    /**
     * Returns a filter for the due leads of a company. An event of a conversation does not change {@code updated_at},
     * so inactive leads must not have a newer event. Their documents contain the newest events.
     */
    private static Bson ofCompany(CompanyId company, PurgeReason reason, Instant latest) {
        List<Bson> parts = new ArrayList<>(List.of(
                Filters.eq(LeadDocumentFields.COMPANY_ID, BsonValues.of(company.value())),
                Filters.eq(LeadDocumentFields.LIVE, BsonValues.of(reason == PurgeReason.INACTIVE)),
                Filters.lte(instantOf(reason), BsonValues.of(latest))));
        if (reason == PurgeReason.INACTIVE) {
            parts.add(Filters.nor(
                    Filters.gt(LeadDocumentFields.EVENTS + "." + LeadDocumentFields.AT, BsonValues.of(latest))));
        }
        return Filters.and(parts);
    }

    private static Bson after(LeadSnapshot last, PurgeReason reason) {
        Instant at = reason == PurgeReason.DELETED ? last.deletedAt().orElseThrow() : last.updatedAt();
        String field = instantOf(reason);
        return Filters.or(
                Filters.gt(field, BsonValues.of(at)),
                Filters.and(
                        Filters.eq(field, BsonValues.of(at)),
                        Filters.gt(
                                LeadDocumentFields.LEAD_ID,
                                BsonValues.of(last.id().value()))));
    }

    private static String instantOf(PurgeReason reason) {
        return reason == PurgeReason.DELETED ? LeadDocumentFields.DELETED_AT : LeadDocumentFields.UPDATED_AT;
    }

    private void requireNoTransaction() {
        if (collections.leads().inTransaction()) {
            throw new IllegalStateException("leads cannot be purged while a transaction of the host is active");
        }
    }
}
