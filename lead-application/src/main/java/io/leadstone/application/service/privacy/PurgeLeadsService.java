package io.leadstone.application.service.privacy;

import io.leadstone.application.port.in.privacy.PurgeLeads;
import io.leadstone.application.port.in.privacy.PurgeReport;
import io.leadstone.application.port.in.privacy.RetentionRules;
import io.leadstone.application.port.out.privacy.LeadPurge;
import io.leadstone.application.port.out.privacy.PurgeReason;
import io.leadstone.application.port.out.submission.HeldSubmissionRepository;
import io.leadstone.application.service.ChangeContexts;
import io.leadstone.application.service.EventNotifier;
import io.leadstone.application.service.LazyPort;
import io.leadstone.application.service.Suppressions;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.PurgedLead;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Implements {@link PurgeLeads}. */
record PurgeLeadsService(
        LazyPort<LeadPurge> leads,
        OwnTransactions transactions,
        ChangeContexts contexts,
        Suppressions suppressions,
        Optional<EventNotifier> notifier,
        LazyPort<HeldSubmissionRepository> held)
        implements PurgeLeads {

    private static final System.Logger LOG = System.getLogger(PurgeLeads.class.getName());

    private static final PurgeReport NOTHING = new PurgeReport(0, 0, 0, false);

    /** 100: the number of leads that are read at once. It bounds the memory. */
    static final int BATCH = 100;

    /** 500: the number of held registrations that one transaction removes, so that it is short. */
    static final int HELD_BATCH = 500;

    /**
     * 10: the number of leads, or of companies with held registrations, that the store cannot purge in a row before the
     * purge ends. A store may be readable, but not writable. A few adjacent leads with very many records must not end
     * it.
     */
    static final int MAX_FAILURES = 10;

    @Override
    public PurgeReport purge(RetentionRules rules) {
        transactions.requireNoHostTransaction();
        boolean keepsAll = rules.deleted().isEmpty() && rules.inactive().isEmpty();
        if (keepsAll && leads.find().isEmpty()) {
            return NOTHING;
        }
        LeadPurge store = leads.get();
        Instant now = contexts.now();
        IndependentSteps steps = new IndependentSteps();
        steps.run(() -> {
            store.completeAbandoned();
            return 0;
        });
        int deleted = steps.run(() -> purge(PurgeReason.DELETED, rules.deleted(), now, MAX_LEADS));
        int heldBack = steps.run(() -> purgeHeld(rules.deleted(), now, steps));
        int inactive = steps.run(() -> purge(PurgeReason.INACTIVE, rules.inactive(), now, MAX_LEADS - deleted));
        boolean hasMore = deleted + inactive == MAX_LEADS;
        if (hasMore) {
            // The next call runs all steps again. The call made progress, so that a loop of the caller ends.
            steps.failure()
                    .ifPresent(failure -> LOG.log(
                            System.Logger.Level.ERROR, "a part of a purge failed; the next call repeats it", failure));
        } else {
            steps.throwFailure();
        }
        return new PurgeReport(deleted, inactive, heldBack, hasMore);
    }

    /** A held submission is kept as long as a deleted lead. */
    private int purgeHeld(Optional<Duration> period, Instant now, IndependentSteps steps) {
        Optional<HeldSubmissionRepository> store = period.flatMap(kept -> held.find());
        if (store.isEmpty()) {
            return 0;
        }
        Instant latest = now.minus(period.orElseThrow());
        int purged = 0;
        Optional<CompanyId> company = store.get().companyAfter(Optional.empty());
        while (company.isPresent() && steps.unavailable() < MAX_FAILURES) {
            CompanyId next = company.get();
            purged += steps.run(() -> purgeHeld(store.get(), next, latest));
            company = store.get().companyAfter(company);
        }
        return purged;
    }

    private static int purgeHeld(HeldSubmissionRepository store, CompanyId company, Instant latest) {
        int purged = 0;
        int batch;
        do {
            batch = store.purge(company, latest, HELD_BATCH);
            purged += batch;
        } while (batch > 0);
        return purged;
    }

    /** @throws StoreUnavailableException if the store cannot purge {@value #MAX_FAILURES} leads in a row */
    private int purge(PurgeReason reason, Optional<Duration> period, Instant now, int limit) {
        LeadPurge store = leads.get();
        if (period.isEmpty()) {
            return 0;
        }
        Instant latest = now.minus(period.get());
        Optional<LeadSnapshot> last = Optional.empty();
        int purged = 0;
        int failures = 0;
        boolean hasMore = true;
        while (hasMore && purged < limit) {
            int batch = Math.min(BATCH, limit - purged);
            List<LeadSnapshot> due = store.due(reason, latest, last, batch);
            hasMore = due.size() == batch;
            for (LeadSnapshot lead : due) {
                last = Optional.of(lead);
                try {
                    purged += purge(store, lead) ? 1 : 0;
                    failures = 0;
                } catch (StoreUnavailableException failure) {
                    failures++;
                    if (failures == MAX_FAILURES) {
                        throw failure;
                    }
                    LOG.log(System.Logger.Level.ERROR, "cannot purge the lead " + lead.id(), failure);
                    // The next batch begins after this lead. Its read fails if the store is down.
                    hasMore = true;
                    break;
                }
            }
        }
        return purged;
    }

    /**
     * Purges the lead and returns true. One lead that cannot be purged must not stop the others.
     *
     * @throws StoreUnavailableException if the store is down, or the purge of this lead took too long
     */
    private boolean purge(LeadPurge store, LeadSnapshot lead) {
        ChangeContext context = contexts.by(ACTOR);
        try {
            PurgedLead purged = suppressions
                    .ofWithdrawals(lead, context)
                    .addedTo(Lead.restore(lead).purge(context));
            return notifier.map(each -> each.writePurge(() -> store.purge(purged), purged.event()))
                    .orElseGet(() -> store.purge(purged));
        } catch (StoreUnavailableException down) {
            throw down;
        } catch (RuntimeException failure) {
            LOG.log(System.Logger.Level.ERROR, "cannot purge the lead " + lead.id(), failure);
            return false;
        }
    }
}
