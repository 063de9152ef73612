package io.leadstone.application.service.lead;

import io.leadstone.application.port.in.lead.LeadDraft;
import io.leadstone.application.port.out.lead.PhoneNumbers;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.Coded;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.lead.ConsentDecision;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.PhoneNumber;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Turns the checked texts of clients into values of the domain. */
public record LeadDrafts(PhoneNumbers phoneNumbers) {

    LeadDetails details(CompanyId companyId, LeadDraft draft) {
        return new LeadDetails(
                draft.agentId().map(AgentId::new),
                Optional.of(draft.firstName()),
                Optional.of(draft.lastName()),
                Optional.of(new EmailAddress(draft.email())),
                draft.phone().map(typed -> phone(companyId, typed)),
                draft.company(),
                draft.source(),
                draft.notes(),
                draft.tags().orElse(List.of()),
                draft.metadata().map(Metadata::new).orElse(Metadata.EMPTY));
    }

    PhoneNumber phone(CompanyId companyId, String typed) {
        return new PhoneNumber(typed, phoneNumbers.toE164(companyId, typed));
    }

    static LeadStatus status(LeadDraft draft) {
        LeadStatus status =
                draft.status().map(code -> Coded.parse(LeadStatus.class, code)).orElse(LeadStatus.NEW);
        if (draft.lostReason().isPresent() && status != LeadStatus.LOST) {
            throw reasonWithoutLoss();
        }
        return status;
    }

    static InvalidCommandException reasonWithoutLoss() {
        return new InvalidCommandException("lost_reason", "belongs to a lost lead only");
    }

    /** The consents that the draft gives. One that it does not give leaves no entry: without one there is no consent. */
    static List<ConsentDecision> grants(LeadDraft draft, String source) {
        return Arrays.stream(ConsentPurpose.values())
                .filter(purpose -> draft.consent(purpose).orElse(false))
                .map(purpose -> new ConsentDecision(purpose, true, source, Optional.empty()))
                .toList();
    }
}
