package io.leadstone.domain.lead;

import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import java.time.Instant;
import java.util.UUID;

/**
 * A line of the consent ledger: appended with the change that it belongs to, never changed afterwards.
 *
 * @param recordedAt when it took effect, at once
 * @param recordedBy who recorded it, as {@link ChangeContext#actor()}
 */
public record ConsentEntry(
        UUID id, CompanyId companyId, LeadId leadId, ConsentDecision decision, Instant recordedAt, String recordedBy) {

    /** This entry as the ledger of an erased lead keeps it: without the texts that a client wrote. */
    public ConsentEntry erased() {
        return new ConsentEntry(id, companyId, leadId, decision.erased(), recordedAt, recordedBy);
    }

    @Override
    public String toString() {
        return "ConsentEntry[id=" + id + ", leadId=" + leadId + ", decision=" + decision + "]";
    }
}
