package io.leadstone.adapter.mongo.submission;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.LeadDocuments;
import io.leadstone.adapter.mongo.document.SubmissionDocuments;
import io.leadstone.adapter.mongo.document.SubmissionFields;
import io.leadstone.adapter.mongo.search.LeadQueryFilter;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.application.port.out.TransactionListener;
import io.leadstone.application.port.out.submission.OptInRepository;
import io.leadstone.application.report.DateRange;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.submission.OptIn;
import io.leadstone.domain.submission.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** {@link OptInRepository} in MongoDB. An opt-in is a part of the document of its submission. */
public record MongoOptInRepository(MongoCollections collections, List<TransactionListener> listeners)
        implements OptInRepository {

    /** 1 minute: the time after which a process that confirms is presumed dead. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    /** 10,000: the number of leads in one query, so that their ids stay far below the limit of a command (16 MiB). */
    private static final int LEADS_AT_ONCE = 10_000;

    private static final Bson ALL_FIELDS = new BsonDocument();

    /**
     * Leases the opt-in first, so that only one process writes the lead. If that process dies after it wrote the lead,
     * a later confirmation appends the grants again.
     */
    @Override
    public void confirm(Submission confirmed, LeadChange change) {
        OptIn optIn = confirmed.optIn().orElseThrow();
        Instant now = optIn.confirmedAt().orElseThrow();
        Bson byId = SubmissionDocuments.byId(confirmed.companyId(), confirmed.id());
        Bson free = Filters.and(
                byId,
                Filters.eq(
                        SubmissionFields.OPT_IN + "." + SubmissionFields.TOKEN_HASH, BsonValues.of(optIn.tokenHash())),
                SubmissionDocuments.waiting(),
                Filters.or(
                        Filters.exists(SubmissionFields.CONFIRMING_SINCE, false),
                        Filters.lt(SubmissionFields.CONFIRMING_SINCE, BsonValues.of(now.minus(LEASE)))));
        if (!collections
                .submissions()
                .update(free, Updates.set(SubmissionFields.CONFIRMING_SINCE, BsonValues.of(now)))) {
            throw new VersionConflictException(
                    change.after().id(), change.after().version());
        }
        new MongoSubmissionRepository(collections, listeners)
                .writeLeased(change, byId, SubmissionFields.CONFIRMING_SINCE, now);
        BsonDocument document = SubmissionDocuments.of(confirmed);
        collections
                .submissions()
                .update(
                        // An erasure may have removed the opt-in meanwhile.
                        Filters.and(byId, Filters.exists(SubmissionFields.OPT_IN)),
                        Updates.combine(
                                Updates.set(SubmissionFields.GIVEN, document.get(SubmissionFields.GIVEN)),
                                Updates.set(SubmissionFields.OPT_IN, document.get(SubmissionFields.OPT_IN)),
                                Updates.unset(SubmissionFields.CONFIRMING_SINCE)));
    }

    @Override
    public Set<ConsentPurpose> pendingOf(CompanyId companyId, LeadId leadId, Instant at) {
        Set<ConsentPurpose> pending = EnumSet.noneOf(ConsentPurpose.class);
        collections
                .submissions()
                .all(
                        Filters.and(SubmissionDocuments.ofLead(companyId, leadId), SubmissionDocuments.waitingAt(at)),
                        ALL_FIELDS)
                .forEach(document ->
                        pending.addAll(SubmissionDocuments.submission(document).pendingConsentsAt(at)));
        return pending.isEmpty() ? pending : withoutGranted(pending, companyId, leadId);
    }

    private Set<ConsentPurpose> withoutGranted(Set<ConsentPurpose> pending, CompanyId companyId, LeadId leadId) {
        Optional<BsonDocument> lead = collections
                .leads()
                .first(
                        LeadDocuments.byId(companyId, leadId),
                        Projections.include(
                                LeadDocumentFields.CONSENT_DATA_PROCESSING, LeadDocumentFields.CONSENT_MARKETING));
        pending.removeIf(purpose ->
                lead.filter(found -> !LeadDocuments.isGranted(found, purpose)).isEmpty());
        return pending;
    }

    /** Reads the leads with a consent that waits, and then counts in batches those that have not granted it. */
    @Override
    public long countPending(CompanyId companyId, DateRange range, Instant at) {
        Map<BsonValue, Set<ConsentPurpose>> waiting = waiting(companyId, at);
        List<BsonValue> leads = List.copyOf(waiting.keySet());
        Bson created = Filters.and(
                LeadQueryFilter.of(companyId, true),
                LeadQueryFilter.createdWithin(Optional.of(range.start()), Optional.of(range.end())));
        long pending = 0;
        for (int i = 0; i < leads.size(); i += LEADS_AT_ONCE) {
            List<BsonValue> batch = leads.subList(i, Math.min(leads.size(), i + LEADS_AT_ONCE));
            List<Bson> notGranted = Arrays.stream(ConsentPurpose.values())
                    .map(purpose -> Filters.and(
                            Filters.in(
                                    LeadDocumentFields.LEAD_ID,
                                    batch.stream()
                                            .filter(lead -> waiting.getOrDefault(lead, Set.of())
                                                    .contains(purpose))
                                            .toList()),
                            LeadQueryFilter.consent(purpose, false)))
                    .toList();
            pending += collections
                    .leads()
                    .count(Filters.and(LeadDocuments.byIds(companyId, batch), created, Filters.or(notGranted)), 0);
        }
        return pending;
    }

    /** Returns the purposes that wait for a confirmation, by the id of the lead. */
    private Map<BsonValue, Set<ConsentPurpose>> waiting(CompanyId companyId, Instant at) {
        return collections
                .submissions()
                .all(
                        Filters.and(
                                Filters.eq(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value())),
                                SubmissionDocuments.waitingAt(at)),
                        Projections.include(
                                LeadDocumentFields.LEAD_ID, SubmissionFields.OPT_IN + "." + SubmissionFields.GIVEN))
                .stream()
                .filter(document -> document.containsKey(LeadDocumentFields.LEAD_ID))
                .collect(Collectors.groupingBy(
                        document -> document.get(LeadDocumentFields.LEAD_ID),
                        Collectors.flatMapping(
                                document -> SubmissionDocuments.optInPurposes(document).stream(), Collectors.toSet())));
    }
}
