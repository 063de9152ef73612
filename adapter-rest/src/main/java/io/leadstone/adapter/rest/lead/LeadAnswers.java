package io.leadstone.adapter.rest.lead;

import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.LeadSnapshot;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/** Answers of routes in other packages that write a lead. */
public final class LeadAnswers {

    private LeadAnswers() {}

    /**
     * Returns 200 with the lead and its entity tag. A caller without read access gets only the fields that every writer
     * may read.
     *
     * @param keptWithdrawals the consents that the answer names as still withdrawn
     */
    public static Response written(
            LeadManagement management, Caller caller, LeadSnapshot lead, Set<ConsentPurpose> keptWithdrawals) {
        LeadResponses answer = LeadResponses.written(management, caller, lead, JsonBody.ABSENT);
        return KeptWithdrawals.addTo(answer.tagged(Response.ok(answer.lead())), keptWithdrawals)
                .build();
    }
}
