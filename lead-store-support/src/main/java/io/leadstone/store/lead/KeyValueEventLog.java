package io.leadstone.store.lead;

import io.leadstone.application.port.out.lead.EventLog;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.store.table.LeadTable;
import io.leadstone.store.table.StoreTransactions;

/** {@link EventLog} on a key-value backend. */
public record KeyValueEventLog(StoreTransactions transactions) implements EventLog {

    @Override
    public Page<LeadEvent> eventsOf(CompanyId companyId, LeadId leadId, PageRequest page) {
        return transactions.read(
                transaction -> LeadTable.events(companyId, leadId).page(transaction, page));
    }
}
