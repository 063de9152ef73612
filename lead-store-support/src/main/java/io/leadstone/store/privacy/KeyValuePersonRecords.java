package io.leadstone.store.privacy;

import io.leadstone.application.port.out.privacy.PersonRecords;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionState;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.store.table.ConversationTable;
import io.leadstone.store.table.DeliveryTable;
import io.leadstone.store.table.StoreTransactions;
import io.leadstone.store.table.SubmissionTable;
import java.util.Comparator;
import java.util.List;

/** {@link PersonRecords} on a key-value backend. */
public record KeyValuePersonRecords(StoreTransactions transactions) implements PersonRecords {

    @Override
    public List<ConversationSnapshot> conversationsOf(CompanyId companyId, LeadId leadId) {
        return transactions.read(transaction -> ConversationTable.ofLead(transaction, companyId, leadId)
                .sorted(Comparator.comparing(ConversationSnapshot::createdAt)
                        .thenComparing(found -> found.id().toString()))
                .toList());
    }

    @Override
    public List<Delivery> deliveriesOf(CompanyId companyId, LeadId leadId) {
        return transactions.read(transaction -> DeliveryTable.ofLead(transaction, companyId, leadId)
                .sorted(Comparator.comparing(Delivery::happenedAt)
                        .thenComparing(found -> found.messageId().toString()))
                .toList());
    }

    @Override
    public Page<Submission> submissions(CompanyId companyId, SubmissionState state, PageRequest page) {
        return transactions.read(
                transaction -> SubmissionTable.newest(companyId, state).page(transaction, page, submission -> true));
    }
}
