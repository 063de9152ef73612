package io.leadstone.application.service.lead;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.RecordConsent;
import io.leadstone.application.port.in.lead.RecordConsentCommand;
import io.leadstone.application.service.ChangeContexts;
import io.leadstone.application.service.CommandCheck;
import io.leadstone.application.service.Suppressions;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.Coded;
import io.leadstone.domain.ConsentEvidence;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.lead.ConsentDecision;
import io.leadstone.domain.lead.ConsentEntry;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.Suppression;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Implements {@link RecordConsent}. */
record RecordConsentService(
        CommandCheck check, ChangeContexts contexts, Suppressions suppressions, LeadWrites writes, String defaultSource)
        implements RecordConsent {

    @Override
    public ConsentEntry recordConsent(Caller caller, RecordConsentCommand command) {
        caller.require(Scope.WRITE);
        check.require(command);
        ChangeContext context = contexts.by(caller);
        command.givenAt().ifPresent(given -> requirePast(given, context.at()));
        ConsentDecision decision = new ConsentDecision(
                Coded.parse(ConsentPurpose.class, command.purpose()),
                command.granted().orElse(false),
                command.source().or(() -> Optional.of(defaultSource)),
                command.policyVersion(),
                command.givenAt().filter(given -> given.isBefore(context.at())),
                command.evidence().map(ConsentEvidence::new));
        UUID entryId = contexts.recordId(context.at());
        LeadChange change = writes.changeLive(
                caller.companyId(),
                command.leadId(),
                command.expectedVersion(),
                lead -> lead.record(decision, context.withNextId(entryId)).removing(ended(lead, decision)));
        return change.consents().get(0);
    }

    /** Returns the entries of an earlier withdrawal, which a grant ends. */
    private List<Suppression> ended(Lead lead, ConsentDecision decision) {
        return decision.granted() ? suppressions.withdrawals(lead.snapshot(), decision.purpose()) : List.of();
    }

    private static void requirePast(Instant given, Instant now) {
        if (given.isAfter(now)) {
            throw new InvalidCommandException("given_at", "must not be in the future");
        }
        if (given.isBefore(ConsentDecision.EARLIEST)) {
            throw new InvalidCommandException("given_at", "must not be before " + ConsentDecision.EARLIEST);
        }
    }
}
