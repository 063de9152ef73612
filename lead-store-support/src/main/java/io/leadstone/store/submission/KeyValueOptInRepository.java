package io.leadstone.store.submission;

import io.leadstone.application.port.out.submission.OptInRepository;
import io.leadstone.application.report.DateRange;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.submission.Submission;
import io.leadstone.store.lead.KeyValueLeadRepository;
import io.leadstone.store.table.LeadTable;
import io.leadstone.store.table.StoreTransaction;
import io.leadstone.store.table.StoreTransactions;
import io.leadstone.store.table.SubmissionTable;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@link OptInRepository} on a key-value backend. */
public record KeyValueOptInRepository(StoreTransactions transactions) implements OptInRepository {

    @Override
    public void confirm(Submission confirmed, LeadChange change) {
        KeyValueLeadRepository leads = new KeyValueLeadRepository(transactions);
        Instant now = transactions.now();
        transactions.write(transaction -> {
            Submission found = SubmissionTable.find(transaction, confirmed.companyId(), confirmed.id())
                    .filter(stored -> isWaitingFor(stored, confirmed))
                    .orElseThrow(() -> conflict(change));
            if (!change.isEmpty()) {
                leads.update(transaction, change, now);
            }
            SubmissionTable.save(
                    transaction,
                    Optional.of(found),
                    found.confirmed(
                            confirmed.confirmedConsents(),
                            confirmed.optIn().orElseThrow().confirmedAt().orElseThrow()));
            return confirmed;
        });
    }

    @Override
    public Set<ConsentPurpose> pendingOf(CompanyId companyId, LeadId leadId, Instant at) {
        return transactions.read(transaction -> LeadTable.find(transaction, companyId, leadId)
                .map(lead -> pending(transaction, lead, at))
                .orElse(Set.of()));
    }

    @Override
    public long countPending(CompanyId companyId, DateRange range, Instant at) {
        return transactions.read(transaction -> {
            List<LeadSnapshot> cohort = LeadTable.created(transaction, companyId, range.start(), range.end())
                    .toList();
            return cohort.stream()
                    .filter(lead -> !pending(transaction, lead, at).isEmpty())
                    .count();
        });
    }

    private static Set<ConsentPurpose> pending(StoreTransaction transaction, LeadSnapshot lead, Instant at) {
        Set<ConsentPurpose> pending = EnumSet.noneOf(ConsentPurpose.class);
        SubmissionTable.newest(lead.companyId(), lead.id())
                .items(transaction)
                .forEach(submission -> pending.addAll(submission.pendingConsentsAt(at)));
        pending.removeIf(purpose -> lead.consents().of(purpose).isGranted());
        return pending;
    }

    private static boolean isWaitingFor(Submission stored, Submission confirmed) {
        String hash = confirmed.optIn().orElseThrow().tokenHash();
        return stored.optIn()
                .filter(waiting ->
                        !waiting.pending().isEmpty() && waiting.tokenHash().equals(hash))
                .isPresent();
    }

    private static VersionConflictException conflict(LeadChange change) {
        return new VersionConflictException(change.after().id(), change.after().version());
    }
}
