package io.leadstone.adapter.rest.lead;

import io.leadstone.adapter.rest.problem.Problem;
import io.leadstone.adapter.rest.problem.RefusedException;
import io.leadstone.domain.LeadId;

/** The id in a path. */
final class LeadPath {

    private LeadPath() {}

    /**
     * The id that {@code text} spells; a text that spells none names no lead, like any id that was never issued.
     *
     * @throws RefusedException where it spells none, with the answer that a missing lead has
     */
    static LeadId id(String text) {
        return LeadId.parse(text)
                .orElseThrow(() -> new RefusedException(Problem.of(404, "LEAD_NOT_FOUND", "there is no lead " + text)));
    }
}
