package io.leadstone.store.lead;

import io.leadstone.application.port.out.lead.ConsentLedger;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.ConsentEntry;
import io.leadstone.store.table.LeadTable;
import io.leadstone.store.table.StoreTransactions;

/** {@link ConsentLedger} on a key-value backend. */
public record KeyValueConsentLedger(StoreTransactions transactions) implements ConsentLedger {

    @Override
    public Page<ConsentEntry> entriesOf(CompanyId companyId, LeadId leadId, PageRequest page) {
        return transactions.read(
                transaction -> LeadTable.consents(companyId, leadId).page(transaction, page));
    }
}
