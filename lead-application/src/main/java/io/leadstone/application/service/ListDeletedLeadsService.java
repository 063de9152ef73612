package io.leadstone.application.service;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.ListDeletedLeads;
import io.leadstone.application.port.out.LeadSearch;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.LeadSnapshot;

/** {@link ListDeletedLeads}. */
public record ListDeletedLeadsService(CommandCheck check, LeadSearch search) implements ListDeletedLeads {

    @Override
    public Page<LeadSnapshot> list(Caller caller, PageRequest page) {
        caller.require(Scope.READ);
        check.require(page);
        return search.listDeleted(caller.companyId(), page);
    }
}
