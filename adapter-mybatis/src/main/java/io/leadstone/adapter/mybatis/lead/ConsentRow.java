package io.leadstone.adapter.mybatis.lead;

import io.leadstone.domain.Coded;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConsentEvidence;
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
        @Nullable Instant givenAt,
        @Nullable String evidence,
        Instant recordedAt,
        String recordedBy) {

    public static ConsentRow of(ConsentEntry entry) {
        ConsentDecision decision = entry.decision();
        return new ConsentRow(
                entry.companyId().value(),
                entry.leadId().value(),
                entry.id(),
                decision.purpose().code(),
                decision.granted(),
                decision.source().orElse(null),
                decision.policyVersion().orElse(null),
                decision.givenAt().orElse(null),
                decision.evidence().map(ConsentEvidence::json).orElse(null),
                entry.recordedAt(),
                entry.recordedBy());
    }

    ConsentEntry entry() {
        ConsentDecision decision = new ConsentDecision(
                Coded.parse(ConsentPurpose.class, purpose),
                granted,
                Optional.ofNullable(source),
                Optional.ofNullable(policyVersion),
                Optional.ofNullable(givenAt),
                Optional.ofNullable(evidence).map(ConsentEvidence::new));
        return new ConsentEntry(id, new CompanyId(companyId), new LeadId(leadId), decision, recordedAt, recordedBy);
    }

    @Override
    public String toString() {
        return "ConsentRow[id=" + id + "]";
    }
}
