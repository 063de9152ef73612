package io.leadstone.adapter.mybatis.lead;

import io.leadstone.domain.Coded;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.ConsentDecision;
import io.leadstone.domain.lead.ConsentEntry;
import io.leadstone.domain.lead.ConsentPurpose;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the consent ledger. */
public record ConsentRow(
        String companyId,
        UUID leadId,
        UUID id,
        String purpose,
        boolean granted,
        @Nullable String source,
        @Nullable String policyVersion,
        Instant recordedAt,
        String recordedBy) {

    static ConsentRow of(ConsentEntry entry) {
        ConsentDecision decision = entry.decision();
        return new ConsentRow(
                entry.companyId().value(),
                entry.leadId().value(),
                entry.id(),
                decision.purpose().code(),
                decision.granted(),
                decision.source().orElse(null),
                decision.policyVersion().orElse(null),
                entry.recordedAt(),
                entry.recordedBy());
    }

    ConsentEntry entry() {
        ConsentDecision decision = new ConsentDecision(
                Coded.parse(ConsentPurpose.class, purpose),
                granted,
                Optional.ofNullable(source),
                Optional.ofNullable(policyVersion));
        return new ConsentEntry(id, new CompanyId(companyId), new LeadId(leadId), decision, recordedAt, recordedBy);
    }
}
