package io.leadstone.adapter.mongo;

import io.leadstone.application.port.out.ConsentLedger;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConsentEntry;
import io.leadstone.domain.LeadId;

/** {@link ConsentLedger} out of the lead's document and, for its older part, the ledger's collection. */
record MongoConsentLedger(MongoCollections collections) implements ConsentLedger {

    @Override
    public Page<ConsentEntry> entriesOf(CompanyId companyId, LeadId leadId, PageRequest page) {
        return new LeadLogReader(collections, LeadLog.CONSENTS)
                .page(companyId, leadId, page, document -> LogDocuments.entry(companyId, leadId, document));
    }
}
