package io.leadstone.application.service.privacy;

import io.leadstone.application.port.in.privacy.PreviewPurge;
import io.leadstone.application.port.in.privacy.PurgeReport;
import io.leadstone.application.port.in.privacy.RetentionRules;
import io.leadstone.application.port.out.privacy.LeadPurge;
import io.leadstone.application.port.out.privacy.PurgeReason;
import io.leadstone.application.port.out.submission.HeldSubmissionRepository;
import io.leadstone.application.service.ChangeContexts;
import io.leadstone.application.service.LazyPort;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Implements {@link PreviewPurge}. */
record PreviewPurgeService(
        LazyPort<LeadPurge> purge,
        OwnTransactions transactions,
        ChangeContexts contexts,
        LazyPort<HeldSubmissionRepository> held)
        implements PreviewPurge {

    @Override
    public PurgeReport preview(RetentionRules rules) {
        transactions.requireNoHostTransaction();
        Instant now = contexts.now();
        return new PurgeReport(
                count(PurgeReason.DELETED, rules.deleted(), now),
                count(PurgeReason.INACTIVE, rules.inactive(), now),
                countHeld(rules.deleted(), now),
                false);
    }

    private long countHeld(Optional<Duration> period, Instant now) {
        return period.flatMap(kept -> held.find().map(stored -> stored.countDue(now.minus(kept))))
                .orElse(0L);
    }

    private long count(PurgeReason reason, Optional<Duration> period, Instant now) {
        LeadPurge store = purge.get();
        return period.map(past -> store.countDue(reason, now.minus(past))).orElse(0L);
    }
}
