package io.leadstone.domain.lead;

import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import java.time.Instant;
import java.util.UUID;

/**
 * Entry of the consent ledger. It is appended together with its change and never changes afterwards, except by an
 * erasure of the lead.
 *
 * @param recordedAt the instant from which it is in effect
 * @param recordedBy the actor, as in {@link ChangeContext#actor()}
 */
public record ConsentEntry(
        UUID id, CompanyId companyId, LeadId leadId, ConsentDecision decision, Instant recordedAt, String recordedBy) {

    /** Returns the instant at which the person decided: that of the decision, or else that of the entry. */
    public Instant givenAt() {
        return decision.givenAt().orElse(recordedAt);
    }

    /** Returns this entry without the texts of the client, for the ledger of an erased lead. */
    public ConsentEntry erased() {
        return new ConsentEntry(id, companyId, leadId, decision.erased(), recordedAt, recordedBy);
    }

    @Override
    public String toString() {
        return "ConsentEntry[id=" + id + ", leadId=" + leadId + ", decision=" + decision + "]";
    }
}
