package io.leadstone.store.submission;

import io.leadstone.application.idempotency.WrittenRecord;
import io.leadstone.application.port.out.submission.SubmissionRepository;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.SubmissionAppliedException;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionState;
import io.leadstone.store.lead.KeyValueLeadRepository;
import io.leadstone.store.table.StoreTransactions;
import io.leadstone.store.table.SubmissionTable;
import java.time.Instant;
import java.util.Optional;

/** {@link SubmissionRepository} on a key-value backend. One transaction writes the submission and its lead. */
public record KeyValueSubmissionRepository(StoreTransactions transactions) implements SubmissionRepository {

    @Override
    public void add(Submission submission, LeadChange change) {
        KeyValueLeadRepository leads = new KeyValueLeadRepository(transactions);
        Instant now = transactions.now();
        transactions.write(transaction -> {
            if (change.before().isEmpty()) {
                leads.add(transaction, change, now);
            } else {
                leads.update(transaction, change, now);
            }
            SubmissionTable.add(transaction, submission);
            return submission;
        });
    }

    @Override
    public Optional<Submission> find(CompanyId companyId, LeadId id) {
        return transactions.read(transaction -> SubmissionTable.find(transaction, companyId, id));
    }

    @Override
    public Page<Submission> submissionsOf(CompanyId companyId, LeadId leadId, PageRequest page) {
        return transactions.read(
                transaction -> SubmissionTable.newest(companyId, leadId).page(transaction, page));
    }

    @Override
    public Page<Submission> inState(CompanyId companyId, SubmissionState state, PageRequest page) {
        return transactions.read(transaction -> SubmissionTable.newest(companyId, state)
                .page(transaction, page, submission -> SubmissionTable.isVisible(transaction, submission)));
    }

    @Override
    public void apply(Submission applied, LeadChange change) {
        KeyValueLeadRepository leads = new KeyValueLeadRepository(transactions);
        Instant now = transactions.now();
        transactions.write(
                transaction -> {
                    Submission found = SubmissionTable.find(transaction, applied.companyId(), applied.id())
                            .filter(stored -> stored.state() == SubmissionState.RECEIVED)
                            .orElseThrow(() ->
                                    new SubmissionAppliedException(applied.id().value()));
                    if (!change.isEmpty()) {
                        leads.update(transaction, change, now);
                    }
                    SubmissionTable.save(
                            transaction,
                            Optional.of(found),
                            found.applied(
                                    applied.appliedFields(), applied.appliedAt().orElseThrow()));
                    return change.after();
                },
                WrittenRecord::of);
    }

    @Override
    public void eraseOf(CompanyId companyId, LeadId leadId, Instant at) {
        transactions.write(transaction -> {
            SubmissionTable.eraseOf(transaction, companyId, leadId, at);
            return leadId;
        });
    }
}
