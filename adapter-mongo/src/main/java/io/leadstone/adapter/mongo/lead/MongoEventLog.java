package io.leadstone.adapter.mongo.lead;

import io.leadstone.adapter.mongo.document.LeadLog;
import io.leadstone.adapter.mongo.document.LogDocuments;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.application.port.out.lead.EventLog;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.LeadEvent;

/**
 * Event log in MongoDB: newer events are in the lead's document, older ones in a collection of their own. Each read
 * appends the pending events of the lead.
 */
public record MongoEventLog(MongoCollections collections) implements EventLog {

    @Override
    public Page<LeadEvent> eventsOf(CompanyId companyId, LeadId leadId, PageRequest page) {
        return new LeadLogReader(collections, LeadLog.EVENTS)
                .page(companyId, leadId, page, document -> LogDocuments.event(companyId, leadId, document));
    }
}
