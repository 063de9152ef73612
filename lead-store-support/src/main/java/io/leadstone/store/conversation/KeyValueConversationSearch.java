package io.leadstone.store.conversation;

import io.leadstone.application.port.out.conversation.ConversationSearch;
import io.leadstone.application.query.ConversationQuery;
import io.leadstone.application.query.ListCursors.InstantPosition;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.store.table.ConversationTable;
import io.leadstone.store.table.Listing;
import io.leadstone.store.table.StoreTransactions;
import java.util.Optional;

/** {@link ConversationSearch} on a key-value backend. */
public record KeyValueConversationSearch(StoreTransactions transactions) implements ConversationSearch {

    @Override
    public Page<ConversationSnapshot> list(CompanyId companyId, ConversationQuery query, PageRequest page) {
        Listing<ConversationSnapshot, InstantPosition> live = ConversationTable.live(companyId, query);
        return transactions.read(transaction -> live.page(
                transaction, page, found -> query.matches(found) && ConversationTable.isVisible(transaction, found)));
    }

    @Override
    public Page<ConversationSnapshot> listDeleted(CompanyId companyId, PageRequest page) {
        return transactions.read(transaction -> ConversationTable.deleted(companyId)
                .page(transaction, page, found -> ConversationTable.isVisible(transaction, found)));
    }

    @Override
    public Optional<ConversationSnapshot> newestOf(CompanyId companyId, LeadId leadId) {
        return list(companyId, ConversationQuery.ofLead(leadId), PageRequest.page(1, 1)).items().stream()
                .findFirst();
    }
}
