package io.leadstone.application.service.lead;

import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.service.OptimisticRetry;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads a lead, applies a change of the domain, and writes it once. After a conflict it starts again. */
public record LeadWrites(LeadRepository leads, OptimisticRetry retries) {

    LeadChange changeLive(
            CompanyId companyId, LeadId id, Optional<Long> version, Function<Lead, LeadChange> operation) {
        return retries.withinLimit(retry -> changeLive(retry, companyId, id, version, operation));
    }

    LeadChange changeLive(
            OptimisticRetry.Retry retry,
            CompanyId companyId,
            LeadId id,
            Optional<Long> version,
            Function<Lead, LeadChange> operation) {
        return change(retry, () -> leads.find(companyId, id), id, version, operation);
    }

    LeadChange changeAny(CompanyId companyId, LeadId id, Optional<Long> version, Function<Lead, LeadChange> operation) {
        return retries.withinLimit(retry -> change(
                retry,
                () -> leads.find(companyId, id).or(() -> leads.findDeleted(companyId, id)),
                id,
                version,
                operation));
    }

    /** Adds the id of the lead that owns the email, if it still does. */
    DuplicateEmailException withEmailOwner(DuplicateEmailException duplicate, CompanyId companyId, EmailAddress email) {
        return leads.findByEmail(companyId, email)
                .map(owner -> new DuplicateEmailException(owner.id()))
                .orElse(duplicate);
    }

    private LeadChange change(
            OptimisticRetry.Retry retry,
            Supplier<Optional<LeadSnapshot>> find,
            LeadId id,
            Optional<Long> expectedVersion,
            Function<Lead, LeadChange> operation) {
        return retry.retryWrite(
                () -> find.get().orElseThrow(() -> new LeadNotFoundException(id)),
                found -> {
                    expectedVersion.ifPresent(found::requireVersion);
                    return operation.apply(Lead.restore(found));
                },
                this::write);
    }

    private void write(LeadChange change) {
        if (change.isEmpty()) {
            return;
        }
        try {
            leads.update(change);
        } catch (DuplicateEmailException duplicate) {
            throw change.after()
                    .details()
                    .email()
                    .map(email -> withEmailOwner(duplicate, change.after().companyId(), email))
                    .orElse(duplicate);
        }
    }
}
