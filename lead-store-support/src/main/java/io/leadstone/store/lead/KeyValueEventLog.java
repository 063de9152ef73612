package io.leadstone.store.lead;

import io.leadstone.application.port.out.lead.EventLog;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.store.table.LeadTable;
import io.leadstone.store.table.StoreTransactions;
import java.util.List;
import java.util.Optional;

/** {@link EventLog} on a key-value backend. */
public record KeyValueEventLog(StoreTransactions transactions) implements EventLog {

    @Override
    public Page<LeadEvent> eventsOf(CompanyId companyId, LeadId leadId, PageRequest page) {
        // The only event of a purged lead is not part of a history, because there is no lead.
        return transactions.read(transaction -> LeadTable.find(transaction, companyId, leadId)
                .map(lead -> LeadTable.events(companyId, leadId).page(transaction, page))
                .orElseGet(() -> new Page<>(List.of(), 0, true, Optional.empty())));
    }
}
