package io.leadstone.adapter.rest.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.adapter.rest.json.WireJson;
import io.leadstone.domain.failure.Violation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The problem document of a rejected request (RFC 9457).
 *
 * @param type the kind of problem: {@code urn:problem-type:leadstone:} and the code in kebab case
 * @param instance the path of the request
 * @param error the same text as {@code detail}, for clients that read this field
 * @param code a stable code for programs
 * @param details messages by field
 * @param leadId the lead that owns the email
 * @param allowed the statuses to which the lead can change
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        String error,
        String code,
        @Nullable Map<String, List<String>> details,
        @Nullable String leadId,
        @Nullable List<String> allowed)
        implements JsonResponse {

    /** The media type of problem documents. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * The maximum number of messages in {@code details}. They suffice to correct a request, and keep the answer small.
     */
    public static final int MAX_MESSAGES = 20;

    /** The maximum size of {@code details}: 8 KiB. */
    public static final int MAX_DETAILS_BYTES = 8 * 1024;

    private static final String TYPE_PREFIX = "urn:problem-type:leadstone:";

    /** Returns a problem without messages by field. */
    public static Problem of(int status, String code, String detail) {
        String kebabCode = code.toLowerCase(Locale.ROOT).replace('_', '-');
        String title = code.charAt(0) + kebabCode.replace('-', ' ').substring(1);
        return new Problem(TYPE_PREFIX + kebabCode, title, status, detail, null, detail, code, null, null, null);
    }

    /**
     * Returns a problem with the first {@value #MAX_MESSAGES} violations, in at most {@value #MAX_DETAILS_BYTES} bytes.
     */
    public static Problem of(int status, String code, List<Violation> violations) {
        List<Violation> reported = first(violations);
        Problem problem = of(
                status,
                code,
                reported.stream()
                        .map(violation -> violation.field() + " " + violation.message())
                        .collect(Collectors.joining("; ")));
        return new Problem(
                problem.type,
                problem.title,
                status,
                problem.detail,
                null,
                problem.detail,
                code,
                byField(reported),
                null,
                null);
    }

    /**
     * Returns the problem of a conversation whose metadata do not name a live lead of the company. The answer does not
     * reveal whether the id exists elsewhere.
     */
    static Problem ofUnknownLead() {
        return of(
                422,
                "UNKNOWN_LEAD",
                List.of(new Violation("metadata.lead_id", "must be the id of a live lead of the company")));
    }

    Problem withInstance(String path) {
        return new Problem(type, title, status, detail, path, error, code, details, leadId, allowed);
    }

    Problem withLead(Optional<String> lead) {
        return new Problem(type, title, status, detail, instance, error, code, details, lead.orElse(null), allowed);
    }

    Problem withAllowed(List<String> statuses) {
        return new Problem(type, title, status, detail, instance, error, code, details, leadId, statuses);
    }

    private static List<Violation> first(List<Violation> violations) {
        List<Violation> first = new ArrayList<>();
        int bytes = 0;
        for (Violation violation : new LinkedHashSet<>(violations)) {
            bytes += WireJson.text(List.of(violation.field(), violation.message()))
                    .getBytes(StandardCharsets.UTF_8)
                    .length;
            if (first.size() == MAX_MESSAGES || bytes > MAX_DETAILS_BYTES) {
                break;
            }
            first.add(violation);
        }
        return first;
    }

    private static Map<String, List<String>> byField(List<Violation> violations) {
        Map<String, List<String>> messages = violations.stream()
                .collect(Collectors.groupingBy(
                        Violation::field, TreeMap::new, Collectors.mapping(Violation::message, Collectors.toList())));
        return new LinkedHashMap<>(messages);
    }
}
