package io.leadstone.application.service.lead;

import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.service.OptimisticRetry;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Loads a lead, lets the domain change it, and writes it once; it retries when another write came between. */
public record LeadWrites(LeadRepository leads, OptimisticRetry retries) {

    LeadChange changeLive(CompanyId companyId, LeadId id, Optional<Long> version, Function<Lead, LeadChange> verb) {
        return retries.withinLimit(retry -> changeLive(retry, companyId, id, version, verb));
    }

    LeadChange changeLive(
            OptimisticRetry.Retry retry,
            CompanyId companyId,
            LeadId id,
            Optional<Long> version,
            Function<Lead, LeadChange> verb) {
        return change(retry, () -> leads.find(companyId, id), id, version, verb);
    }

    LeadChange changeAny(CompanyId companyId, LeadId id, Optional<Long> version, Function<Lead, LeadChange> verb) {
        return retries.withinLimit(retry -> change(
                retry, () -> leads.find(companyId, id).or(() -> leads.findDeleted(companyId, id)), id, version, verb));
    }

    /** The duplicate, with the lead that holds the email, unless that one has let go of it meanwhile. */
    DuplicateEmailException held(DuplicateEmailException duplicate, CompanyId companyId, EmailAddress email) {
        return leads.findByEmail(companyId, email)
                .map(holder -> new DuplicateEmailException(holder.id()))
                .orElse(duplicate);
    }

    private LeadChange change(
            OptimisticRetry.Retry retry,
            Supplier<Optional<LeadSnapshot>> find,
            LeadId id,
            Optional<Long> expectedVersion,
            Function<Lead, LeadChange> verb) {
        return retry.retryWrite(
                () -> find.get().orElseThrow(() -> new LeadNotFoundException(id)),
                found -> {
                    expectedVersion.ifPresent(version -> requireVersion(found, version));
                    return verb.apply(Lead.restore(found));
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
                    .map(email -> held(duplicate, change.after().companyId(), email))
                    .orElse(duplicate);
        }
    }

    private static void requireVersion(LeadSnapshot found, long version) {
        if (found.version() != version) {
            throw new VersionConflictException(found.id(), version);
        }
    }
}
