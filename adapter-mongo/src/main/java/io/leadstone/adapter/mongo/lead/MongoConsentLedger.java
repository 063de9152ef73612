package io.leadstone.adapter.mongo.lead;

import io.leadstone.adapter.mongo.document.LeadLog;
import io.leadstone.adapter.mongo.document.LogDocuments;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.application.port.out.lead.ConsentLedger;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.ConsentEntry;

/** Consent ledger in MongoDB: newer entries are in the lead's document, older ones in a collection of their own. */
public record MongoConsentLedger(MongoCollections collections) implements ConsentLedger {

    @Override
    public Page<ConsentEntry> entriesOf(CompanyId companyId, LeadId leadId, PageRequest page) {
        return new LeadLogReader(collections, LeadLog.CONSENTS)
                .page(companyId, leadId, page, document -> LogDocuments.entry(companyId, leadId, document));
    }
}
