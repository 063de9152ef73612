package io.leadstone.adapter.rest.lead;

import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.version.IfMatch;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.port.in.LeadCondition;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.ArrayList;
import java.util.List;

/** Updates a lead over HTTP, for each route that does so. */
final class LeadUpdateHandler {

    private final LeadManagement management;

    LeadUpdateHandler(LeadManagement management) {
        this.management = management;
    }

    /** Updates the lead. Sent metadata replace the stored metadata. */
    UpdatedLead put(Caller caller, LeadId id, JsonBody body, IfMatch ifMatch) {
        return write(caller, id, LeadRequest.of(body.fields()), ifMatch);
    }

    /** Updates the lead. Sent metadata are merged into the stored metadata (RFC 7396), and {@code null} clears them. */
    UpdatedLead patch(Caller caller, LeadId id, JsonBody body, IfMatch ifMatch) {
        return write(caller, id, LeadRequest.ofPatch(body.fields()), ifMatch);
    }

    private UpdatedLead write(Caller caller, LeadId id, LeadRequest request, IfMatch ifMatch) {
        List<Violation> faults = new ArrayList<>(request.faults());
        if (request.version().sent() && request.version().value().isEmpty()) {
            faults.add(new Violation("version", "must not be null"));
        }
        UpdateLeadCommand fields = UpdateLeadCommand.of(id, request.fields());
        UpdateLeadCommand command =
                request.metadataPatch().map(fields::patchingMetadata).orElse(fields);
        LeadSnapshot updated = write(caller, command, request, ifMatch, faults);
        return new UpdatedLead(updated, command.keptWithdrawals(updated));
    }

    private LeadSnapshot write(
            Caller caller, UpdateLeadCommand command, LeadRequest request, IfMatch ifMatch, List<Violation> faults) {
        if (request.sendsReadOnlyFields()) {
            return management.leads().update(caller, command.onlyIf(condition(caller, request, ifMatch, faults)));
        }
        if (!faults.isEmpty()) {
            faults.addAll(management.violationsOf(command));
            throw new InvalidCommandException(faults);
        }
        return ifMatch.write(version -> management
                .leads()
                .update(caller, version.map(command::expecting).orElse(command)));
    }

    /**
     * Returns a condition for an update that sends read-only fields back. Their values must equal those of the stored
     * lead. An old version is rejected before this comparison, because other fields may differ then, too.
     */
    private LeadCondition condition(Caller caller, LeadRequest request, IfMatch ifMatch, List<Violation> faults) {
        return new LeadCondition(stored -> {
            ifMatch.require(stored.version());
            request.version().value().filter(read -> read != stored.version()).ifPresent(stale -> {
                throw new VersionConflictException(stored.id(), stale);
            });
            List<Violation> violations = new ArrayList<>(faults);
            List<Violation> unreadable = request.readOnly().unreadableBy(caller);
            violations.addAll(
                    unreadable.isEmpty()
                            ? request.readOnly()
                                    .differencesTo(
                                            stored,
                                            () -> management.conversations().getLast(caller, stored),
                                            () -> management.submissions().pendingConsents(caller, stored.id()))
                            : unreadable);
            return violations;
        });
    }
}
