package io.leadstone.adapter.rest.lead;

import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.json.JsonValue;
import io.leadstone.adapter.rest.json.MergePatch;
import io.leadstone.adapter.rest.version.IfMatch;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.port.in.FieldUpdate;
import io.leadstone.application.port.in.MetadataPatch;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Updating a lead over HTTP, whichever route it came by. */
final class LeadRevision {

    private final LeadManagement management;
    private final LeadApiMapper mapper;

    LeadRevision(LeadManagement management, LeadApiMapper mapper) {
        this.management = management;
        this.mapper = mapper;
    }

    /** Updates; metadata that is sent replaces what is there. */
    LeadSnapshot put(Caller caller, LeadId id, JsonBody body, IfMatch ifMatch) {
        LeadRequest request = LeadRequest.of(body.fields());
        FieldUpdate<String> metadata = new FieldUpdate<>(
                request.metadata().sent(), request.metadata().value().map(JsonValue.Members::source));
        return write(caller, id, request, ifMatch, metadata, Optional.empty());
    }

    /** Updates; metadata that is sent is merged into what is there (RFC 7396), and {@code null} clears it. */
    LeadSnapshot patch(Caller caller, LeadId id, JsonBody body, IfMatch ifMatch) {
        LeadRequest request = LeadRequest.of(body.fields());
        Optional<MetadataPatch> patch =
                request.metadata().value().map(MergePatch::new).map(merge -> merge::applyTo);
        FieldUpdate<String> cleared =
                request.metadata().sent() && patch.isEmpty() ? FieldUpdate.clear() : FieldUpdate.keep();
        return write(caller, id, request, ifMatch, cleared, patch);
    }

    private LeadSnapshot write(
            Caller caller,
            LeadId id,
            LeadRequest request,
            IfMatch ifMatch,
            FieldUpdate<String> metadata,
            Optional<MetadataPatch> patch) {
        List<Violation> violations = new ArrayList<>(request.unknown());
        violations.addAll(management.violationsOf(mapper.update(request, id, Optional.empty(), metadata, patch)));
        Optional<LeadSnapshot> seen = compared(caller, id, request, ifMatch, violations);
        if (!violations.isEmpty()) {
            throw new InvalidCommandException(violations);
        }
        return ifMatch.write(seen.map(LeadSnapshot::version), version -> {
            UpdateLeadCommand command = mapper.update(request, id, version, metadata, patch);
            return management.leads().update(caller, command);
        });
    }

    /**
     * The lead as it is now, where the request sends back anything that it has read of it. A stale version is told first: what
     * differs then differs for that reason.
     */
    private Optional<LeadSnapshot> compared(
            Caller caller, LeadId id, LeadRequest request, IfMatch ifMatch, List<Violation> violations) {
        if (request.version().sent() && request.version().value().isEmpty()) {
            violations.add(new Violation("version", "must not be null"));
        }
        if (request.readOnly().isEmpty() && request.version().value().isEmpty()) {
            return Optional.empty();
        }
        List<Violation> unreadable = request.readOnly().unreadableBy(caller);
        violations.addAll(unreadable);
        Caller reader = LeadAnswer.asReader(caller);
        LeadSnapshot now = management.leads().get(reader, id);
        ifMatch.require(now.version());
        request.version().value().filter(read -> read != now.version()).ifPresent(stale -> {
            throw new VersionConflictException(id, stale);
        });
        if (unreadable.isEmpty()) {
            violations.addAll(request.readOnly()
                    .differencesTo(now, () -> management.conversations().getLast(reader, now)));
        }
        return Optional.of(now);
    }
}
