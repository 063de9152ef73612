package io.leadstone.adapter.mongo.submission;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.SubmissionDocuments;
import io.leadstone.adapter.mongo.document.SubmissionFields;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.application.port.out.TransactionListener;
import io.leadstone.application.port.out.submission.HeldSubmissionRepository;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.failure.SubmissionNotFoundException;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * {@link HeldSubmissionRepository} in MongoDB. A release marks the submission as pending, as a registration does. If
 * the process dies before the lead is written, {@link PendingSubmissions} completes the release.
 *
 * <p>A purge works company by company, so that no index for the instant alone slows down each registration.
 */
public record MongoHeldSubmissionRepository(MongoCollections collections, List<TransactionListener> listeners)
        implements HeldSubmissionRepository {

    /** The fields that a release changes. The sent values get the email key of the present rule. */
    private static final List<String> RELEASED = List.of(
            SubmissionFields.SENT,
            LeadDocumentFields.LEAD_ID,
            SubmissionFields.STATE,
            SubmissionFields.GIVEN,
            SubmissionFields.OPT_IN,
            SubmissionFields.APPLIED_AT,
            SubmissionFields.APPLIED_FIELDS);

    @Override
    public void hold(Submission held) {
        collections.submissions().insert(SubmissionDocuments.of(held));
    }

    @Override
    public void release(Submission released, LeadChange change) {
        boolean marks = !collections.submissions().inTransaction();
        List<Bson> update = new ArrayList<>(List.of(fields(released)));
        if (marks) {
            update.add(Updates.set(
                    SubmissionFields.PENDING_SINCE,
                    BsonValues.of(change.events().get(0).at())));
        }
        Bson heldStill = Filters.and(held(released), isErased(false));
        if (!collections.submissions().update(heldStill, Updates.combine(update))) {
            throw new SubmissionNotFoundException(released.id().value());
        }
        MongoSubmissionRepository submissions = new MongoSubmissionRepository(collections, listeners);
        try {
            submissions.write(change);
        } catch (StoreUnavailableException unknown) {
            throw unknown;
        } catch (RuntimeException refused) {
            holdUnlessWritten(released, marks, refused);
        }
        if (marks) {
            submissions.cleanUp(released);
        } else {
            submissions.removeSurplus(released);
        }
    }

    @Override
    public boolean discard(CompanyId companyId, LeadId id) {
        return collections.submissions().removeAll(held(SubmissionDocuments.byId(companyId, id))) > 0;
    }

    /** Counts without a time limit, because the time depends on the number of submissions. */
    @Override
    public long countDue(Instant latest) {
        long due = 0;
        Optional<CompanyId> company = companyAfter(Optional.empty());
        while (company.isPresent()) {
            due += collections.unlimited().submissions().count(due(company.get(), latest), 0);
            company = companyAfter(company);
        }
        return due;
    }

    @Override
    public Optional<CompanyId> companyAfter(Optional<CompanyId> company) {
        return collections.submissions().companyAfter(company);
    }

    @Override
    public int purge(CompanyId companyId, Instant latest, int limit) {
        List<BsonValue> due = collections
                .submissions()
                .list(
                        due(companyId, latest),
                        Sorts.ascending(SubmissionFields.RECEIVED_AT),
                        Projections.include(LeadDocumentFields.ID),
                        0,
                        limit)
                .stream()
                .map(found -> found.get(LeadDocumentFields.ID))
                .toList();
        // A submission that was released since it was read is not held any more.
        return (int) collections
                .submissions()
                .removeAll(Filters.and(ofCompany(companyId), Filters.in(LeadDocumentFields.ID, due)));
    }

    private static Bson due(CompanyId company, Instant latest) {
        return Filters.and(ofCompany(company), Filters.lte(SubmissionFields.RECEIVED_AT, BsonValues.of(latest)));
    }

    /**
     * Holds the submission again and throws {@code refused}, unless another process completed the release. An erasure
     * of the lead may have erased the submission meanwhile. It is removed then, as the erasure removes held ones.
     */
    private void holdUnlessWritten(Submission released, boolean marks, RuntimeException refused) {
        if (!marks && refused instanceof MongoException) {
            // The transaction is aborted, and with it the release.
            throw refused;
        }
        try {
            if (marks && new PendingSubmissions(collections).isWritten(released)) {
                return;
            }
            Bson byId = SubmissionDocuments.byId(released.companyId(), released.id());
            boolean isHeld = collections
                    .submissions()
                    .update(
                            Filters.and(byId, isErased(false)),
                            Updates.combine(
                                    Updates.set(SubmissionFields.STATE, BsonValues.of(SubmissionState.HELD)),
                                    Updates.set(SubmissionFields.APPLIED_FIELDS, BsonValues.ofCodes(List.of())),
                                    Updates.unset(LeadDocumentFields.LEAD_ID),
                                    Updates.unset(SubmissionFields.APPLIED_AT),
                                    Updates.unset(SubmissionFields.PENDING_SINCE)));
            if (!isHeld) {
                collections.submissions().removeAll(Filters.and(byId, isErased(true)));
            }
        } catch (MongoException | StoreUnavailableException failure) {
            refused.addSuppressed(failure);
        }
        throw refused;
    }

    private static Bson fields(Submission released) {
        BsonDocument document = SubmissionDocuments.of(released);
        return Updates.combine(RELEASED.stream()
                .map(field ->
                        document.containsKey(field) ? Updates.set(field, document.get(field)) : Updates.unset(field))
                .toList());
    }

    private static Bson isErased(boolean erased) {
        return Filters.exists(LeadDocumentFields.ERASED_AT, erased);
    }

    private static Bson held(Submission submission) {
        return held(SubmissionDocuments.byId(submission.companyId(), submission.id()));
    }

    private static Bson held(BsonDocument byId) {
        return byId.append(SubmissionFields.STATE, BsonValues.of(SubmissionState.HELD));
    }

    /** Returns a filter for the held submissions of a company. They have no lead, which the index contains as null. */
    private static Bson ofCompany(CompanyId company) {
        return Filters.and(
                Filters.eq(LeadDocumentFields.COMPANY_ID, BsonValues.of(company.value())),
                Filters.eq(LeadDocumentFields.LEAD_ID, BsonNull.VALUE),
                Filters.eq(SubmissionFields.STATE, BsonValues.of(SubmissionState.HELD)));
    }
}
