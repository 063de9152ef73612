package io.leadstone.adapter.rest.lead;

import io.leadstone.domain.lead.ConsentPurpose;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.stream.Collectors;

/** The header that names the consents that a request gives and the person has withdrawn. */
final class KeptWithdrawals {

    private static final String HEADER = "Leadstone-Kept-Withdrawals";

    private KeptWithdrawals() {}

    /** Adds the header to the answer, unless there is no such consent. */
    static Response.ResponseBuilder addTo(Response.ResponseBuilder answer, Set<ConsentPurpose> kept) {
        return kept.isEmpty()
                ? answer
                : answer.header(
                        HEADER, kept.stream().map(ConsentPurpose::code).sorted().collect(Collectors.joining(", ")));
    }
}
