package io.leadstone.store.submission;

import io.leadstone.application.idempotency.WrittenRecord;
import io.leadstone.application.port.out.submission.HeldSubmissionRepository;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.SubmissionNotFoundException;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.submission.Submission;
import io.leadstone.store.lead.KeyValueLeadRepository;
import io.leadstone.store.table.StoreTransactions;
import io.leadstone.store.table.SubmissionTable;
import java.time.Instant;
import java.util.Optional;

/** {@link HeldSubmissionRepository} on a key-value backend. */
public record KeyValueHeldSubmissionRepository(StoreTransactions transactions) implements HeldSubmissionRepository {

    @Override
    public void hold(Submission held) {
        transactions.write(transaction -> {
            SubmissionTable.add(transaction, held);
            return held;
        });
    }

    @Override
    public void release(Submission released, LeadChange change) {
        KeyValueLeadRepository leads = new KeyValueLeadRepository(transactions);
        Instant now = transactions.now();
        transactions.write(
                transaction -> {
                    Submission found = SubmissionTable.find(transaction, released.companyId(), released.id())
                            .filter(Submission::isHeld)
                            .orElseThrow(() -> new SubmissionNotFoundException(
                                    released.id().toString()));
                    if (change.before().isEmpty()) {
                        leads.add(transaction, change, now);
                    } else {
                        leads.update(transaction, change, now);
                    }
                    SubmissionTable.remove(transaction, found);
                    SubmissionTable.add(transaction, released.inSession(found.session()));
                    return change.after();
                },
                WrittenRecord::of);
    }

    @Override
    public boolean discard(CompanyId companyId, LeadId id) {
        return transactions.write(transaction -> SubmissionTable.discard(transaction, companyId, id));
    }

    @Override
    public long countDue(Instant latest) {
        return transactions.read(transaction -> SubmissionTable.countHeld(transaction, latest));
    }

    @Override
    public Optional<CompanyId> companyAfter(Optional<CompanyId> company) {
        return transactions.read(transaction -> SubmissionTable.companyWithHeld(transaction, company));
    }

    @Override
    public int purge(CompanyId companyId, Instant latest, int limit) {
        return transactions.write(transaction -> SubmissionTable.purgeHeld(transaction, companyId, latest, limit));
    }
}
