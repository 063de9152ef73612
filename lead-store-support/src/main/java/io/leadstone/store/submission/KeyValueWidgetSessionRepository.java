package io.leadstone.store.submission;

import io.leadstone.application.port.out.submission.WidgetSessionRepository;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.WidgetSession;
import io.leadstone.store.table.StoreTransaction;
import io.leadstone.store.table.StoreTransactions;
import io.leadstone.store.table.SubmissionTable;
import java.util.Optional;

/** {@link WidgetSessionRepository} on a key-value backend. The session is part of the record of its submission. */
public record KeyValueWidgetSessionRepository(StoreTransactions transactions) implements WidgetSessionRepository {

    @Override
    public boolean renew(CompanyId companyId, LeadId submission, String expectedHash, WidgetSession next) {
        return transactions.write(transaction -> {
            Optional<Submission> found = SubmissionTable.find(transaction, companyId, submission)
                    .filter(stored -> stored.session()
                            .refreshHash()
                            .filter(expectedHash::equals)
                            .isPresent());
            found.ifPresent(stored -> save(transaction, stored, next));
            return found.isPresent();
        });
    }

    @Override
    public void end(CompanyId companyId, LeadId submission) {
        transactions.write(transaction -> {
            SubmissionTable.find(transaction, companyId, submission)
                    .ifPresent(
                            stored -> save(transaction, stored, stored.session().ended()));
            return submission;
        });
    }

    private static void save(StoreTransaction transaction, Submission stored, WidgetSession next) {
        SubmissionTable.save(transaction, Optional.of(stored), stored.inSession(next));
    }
}
