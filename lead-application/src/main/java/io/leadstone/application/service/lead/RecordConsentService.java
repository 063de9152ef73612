package io.leadstone.application.service.lead;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.RecordConsent;
import io.leadstone.application.port.in.lead.RecordConsentCommand;
import io.leadstone.application.service.ChangeContexts;
import io.leadstone.application.service.CommandCheck;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.Coded;
import io.leadstone.domain.lead.ConsentDecision;
import io.leadstone.domain.lead.ConsentEntry;
import io.leadstone.domain.lead.ConsentPurpose;

/** Implements {@link RecordConsent}. */
record RecordConsentService(CommandCheck check, ChangeContexts contexts, LeadWrites writes, String defaultSource)
        implements RecordConsent {

    @Override
    public ConsentEntry recordConsent(Caller caller, RecordConsentCommand command) {
        caller.require(Scope.WRITE);
        check.require(command);
        ChangeContext context = contexts.by(caller);
        ConsentDecision decision = new ConsentDecision(
                Coded.parse(ConsentPurpose.class, command.purpose()),
                command.granted().orElse(false),
                command.source().orElse(defaultSource),
                command.policyVersion());
        return writes.changeLive(
                        caller.companyId(),
                        command.leadId(),
                        command.expectedVersion(),
                        lead -> lead.record(decision, context))
                .consents()
                .get(0);
    }
}
