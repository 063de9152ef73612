package io.leadstone.application.service.lead;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.CreateLead;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.CreateOutcome;
import io.leadstone.application.port.in.lead.DuplicatePolicy;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.service.ChangeContexts;
import io.leadstone.application.service.CommandCheck;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.PreconditionFailedException;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadDetails;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Implements {@link CreateLead} by {@link LeadCapture}. */
record CreateLeadService(CommandCheck check, ChangeContexts contexts, LeadCapture capture, LeadUpdates updates)
        implements CreateLead {

    @Override
    public Result create(Caller caller, CreateLeadCommand command) {
        caller.require(Scope.WRITE);
        check.require(command);
        if (command.onDuplicate() != DuplicatePolicy.UPDATE) {
            FieldValues.requireNew(command.fields());
        }
        ChangeContext context = contexts.by(caller);
        LeadDetails details = capture.values().details(caller.companyId(), command.fields());
        Instant createdAt = createdAt(command, context);
        Function<Lead, LeadChange> onDuplicate = lead -> onDuplicate(command, details, lead, context);
        LeadCapture.Result captured = command.condition().allows(Optional.empty())
                ? capture.capture(
                        caller.companyId(),
                        details,
                        command.fields(),
                        updates.consentSource(),
                        createdAt,
                        context,
                        onDuplicate)
                : capture.changeEmailOwner(
                                caller.companyId(),
                                capture.allowed(caller.companyId(), command.fields(), details),
                                onDuplicate)
                        .orElseThrow(PreconditionFailedException::new);
        return Result.of(outcome(captured, command.onDuplicate()), captured.lead(), command.fields());
    }

    /**
     * Returns the instant at which the lead was created.
     *
     * @throws InvalidCommandException if another system states an instant in the future, or before 1970
     */
    private static Instant createdAt(CreateLeadCommand command, ChangeContext context) {
        Instant createdAt =
                command.origin().flatMap(CreateLeadCommand.Origin::createdAt).orElse(context.at());
        if (!CommandRules.isAllowed(createdAt, context.at())) {
            throw new InvalidCommandException(List.of(CommandRules.CREATED_AT));
        }
        return createdAt;
    }

    private LeadChange onDuplicate(CreateLeadCommand command, LeadDetails details, Lead lead, ChangeContext context) {
        if (!command.condition().allows(Optional.of(lead.snapshot().version()))) {
            throw new PreconditionFailedException();
        }
        return switch (command.onDuplicate()) {
            case REJECT -> throw new DuplicateEmailException(lead.snapshot().id());
            case RETURN -> lead.unchanged();
            case FILL -> updates.fill(lead, withoutWithheld(lead, command, details), context);
            case UPDATE -> updates.apply(lead, withoutWithheld(lead, command, details), Optional.empty(), context);
        };
    }

    private LeadFields withoutWithheld(Lead emailOwner, CreateLeadCommand command, LeadDetails details) {
        return capture.withoutWithheld(emailOwner.snapshot(), command.fields(), details);
    }

    private static CreateOutcome outcome(LeadCapture.Result captured, DuplicatePolicy policy) {
        if (captured.created()) {
            return CreateOutcome.CREATED;
        }
        if (policy == DuplicatePolicy.RETURN) {
            return CreateOutcome.RETURNED;
        }
        if (!captured.changed()) {
            return CreateOutcome.UNCHANGED;
        }
        return policy == DuplicatePolicy.FILL ? CreateOutcome.FILLED : CreateOutcome.UPDATED;
    }
}
