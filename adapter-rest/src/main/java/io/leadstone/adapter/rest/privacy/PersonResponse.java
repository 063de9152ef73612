package io.leadstone.adapter.rest.privacy;

import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.adapter.rest.submission.SubmissionResponse;
import io.leadstone.application.port.in.privacy.PersonExport;
import java.time.Instant;
import java.util.List;

/** The JSON representation of everything that is stored about a person. */
public record PersonResponse(
        Instant exportedAt,
        List<PersonLeadResponse> leads,
        List<SubmissionResponse> otherSubmissions,
        List<SubmissionResponse> heldSubmissions,
        List<SuppressionResponse> suppressions)
        implements JsonResponse {

    public PersonResponse {
        leads = List.copyOf(leads);
        otherSubmissions = List.copyOf(otherSubmissions);
        heldSubmissions = List.copyOf(heldSubmissions);
        suppressions = List.copyOf(suppressions);
    }

    /** Returns the representation of an export. */
    public static PersonResponse of(PersonExport export) {
        return new PersonResponse(
                export.exportedAt(),
                export.leads().stream()
                        .map(lead -> PersonLeadResponse.of(lead, export.exportedAt()))
                        .toList(),
                export.otherSubmissions().stream()
                        .map(submission -> submission.withoutExpiredOptIn(export.exportedAt()))
                        .map(SubmissionResponse::of)
                        .toList(),
                export.held().stream().map(SubmissionResponse::of).toList(),
                export.suppressions().stream().map(SuppressionResponse::of).toList());
    }
}
