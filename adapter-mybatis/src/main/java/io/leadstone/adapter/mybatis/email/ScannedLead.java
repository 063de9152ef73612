package io.leadstone.adapter.mybatis.email;

import io.leadstone.domain.lead.LeadSnapshot;
import java.time.Instant;
import java.util.UUID;

/** The position of a lead in the order of creation, up to which a search for outdated keys has come. */
public record ScannedLead(Instant createdAt, UUID id) {

    static ScannedLead of(LeadSnapshot lead) {
        return new ScannedLead(lead.createdAt(), lead.id().value());
    }
}
