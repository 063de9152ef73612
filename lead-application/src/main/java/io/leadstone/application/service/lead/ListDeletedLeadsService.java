package io.leadstone.application.service.lead;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.ListDeletedLeads;
import io.leadstone.application.port.out.search.LeadSearch;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.service.CommandCheck;
import io.leadstone.domain.lead.LeadSnapshot;

/** Implements {@link ListDeletedLeads}. */
record ListDeletedLeadsService(CommandCheck check, LeadSearch search) implements ListDeletedLeads {

    @Override
    public Page<LeadSnapshot> listDeleted(Caller caller, PageRequest page) {
        caller.require(Scope.READ);
        check.require(page);
        return search.listDeleted(caller.companyId(), page);
    }
}
