package io.leadstone.application.service.lead;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.ListLeads;
import io.leadstone.application.port.out.lead.EmailKeys;
import io.leadstone.application.port.out.lead.PhoneNumbers;
import io.leadstone.application.port.out.search.LeadSearch;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.service.CommandCheck;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;
import java.util.function.Function;

/** Implements {@link ListLeads}. */
record ListLeadsService(CommandCheck check, LeadSearch search, PhoneNumbers phoneNumbers, EmailKeys emailKeys)
        implements ListLeads {

    @Override
    public Page<LeadSnapshot> list(Caller caller, LeadQuery query, PageRequest page) {
        caller.require(Scope.READ);
        check.require(query, page);
        Function<String, Optional<String>> toE164 = typed -> phoneNumbers.toE164(caller.companyId(), typed);
        LeadQuery read = query.withFilter(query.filter().resolved(emailKeys::keyOf, toE164))
                .withSearchPhones(toE164);
        return search.list(caller.companyId(), read, page);
    }
}
