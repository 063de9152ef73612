package io.leadstone.application.service.lead;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.UpdateLead;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.application.service.ChangeContexts;
import io.leadstone.application.service.CommandCheck;
import io.leadstone.application.service.Suppressions;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Implements {@link UpdateLead} with one write. */
record UpdateLeadService(
        CommandCheck check, ChangeContexts contexts, Suppressions suppressions, LeadWrites writes, LeadUpdates updates)
        implements UpdateLead {

    @Override
    public LeadSnapshot update(Caller caller, UpdateLeadCommand command) {
        caller.require(Scope.WRITE);
        List<Violation> violations = check.violationsOf(command);
        if (command.condition().isEmpty()) {
            require(violations);
        }
        ChangeContext context = contexts.by(caller);
        return writes.changeLive(caller.companyId(), command.id(), command.expectedVersion(), lead -> {
                    command.condition()
                            .ifPresent(rule -> require(joined(violations, rule.violations(lead.snapshot()))));
                    LeadChange change = updates.apply(lead, command.fields(), command.metadataPatch(), context);
                    suppressions.requireAllowed(change, writes.leads());
                    Set<ConsentPurpose> withheld = withheldFrom(lead.snapshot(), change.after());
                    return withheld.isEmpty()
                            ? change
                            : updates.apply(
                                    lead, command.fields().withoutConsents(withheld), command.metadataPatch(), context);
                })
                .after();
    }

    /**
     * Returns the consents that the update would grant, although the suppression list keeps a withdrawal for an address
     * that the lead has before or after it.
     */
    private Set<ConsentPurpose> withheldFrom(LeadSnapshot before, LeadSnapshot after) {
        Set<ConsentPurpose> granted = EnumSet.allOf(ConsentPurpose.class);
        granted.removeIf(
                purpose -> before.consents().of(purpose) == after.consents().of(purpose)
                        || !after.consents().of(purpose).isGranted());
        if (!granted.isEmpty()) {
            granted.retainAll(suppressions
                    .effectsOn(after.companyId(), after.details(), before.details())
                    .withheld());
        }
        return granted;
    }

    private static void require(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw new InvalidCommandException(violations);
        }
    }

    private static List<Violation> joined(List<Violation> first, List<Violation> more) {
        return Stream.concat(first.stream(), more.stream()).toList();
    }
}
