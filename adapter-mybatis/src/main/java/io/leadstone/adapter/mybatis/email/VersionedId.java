package io.leadstone.adapter.mybatis.email;

import io.leadstone.domain.lead.LeadSnapshot;
import java.util.UUID;

/** The id of a lead with the version that was read. */
record VersionedId(UUID id, long version) {

    static VersionedId of(LeadSnapshot lead) {
        return new VersionedId(lead.id().value(), lead.version());
    }
}
