package io.leadstone.adapter.rest.lead;

import io.leadstone.domain.LeadSnapshot;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/** What every answer with one lead has in common. */
final class LeadAnswers {

    private LeadAnswers() {}

    /** {@code body} with the entity tag of {@code lead}. */
    static Response.ResponseBuilder tagged(Response.ResponseBuilder answer, LeadSnapshot lead) {
        return answer.header(HttpHeaders.ETAG, EntityTags.of(lead.version()));
    }

    /** Where {@code lead} can be read, under the prefix that the request came by. */
    static URI location(UriInfo uri, LeadSnapshot lead) {
        String prefix = uri.getPathParameters().getFirst("prefix");
        return uri.getBaseUriBuilder()
                .path(prefix)
                .path("lead")
                .path(lead.id().toString())
                .build();
    }
}
