package io.leadstone.adapter.rest.submission;

import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.domain.lead.ConsentPurpose;
import java.util.List;
import java.util.Set;

/** The JSON representation of the consents that a token confirms. */
public record ConfirmedConsentsResponse(List<String> confirmed) implements JsonResponse {

    public ConfirmedConsentsResponse {
        confirmed = List.copyOf(confirmed);
    }

    static ConfirmedConsentsResponse of(Set<ConsentPurpose> purposes) {
        return new ConfirmedConsentsResponse(
                purposes.stream().sorted().map(ConsentPurpose::code).toList());
    }
}
