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
 * What is answered where a request is refused (RFC 9457).
 *
 * @param type names the kind of problem, {@code urn:problem-type:leadstone:} and the code in kebab case
 * @param instance the path of the request
 * @param error the same as {@code detail}, for clients that read it there
 * @param code stable, for programs
 * @param details what is wrong, by field
 * @param leadId the lead that is in the way of this one
 * @param allowed the statuses that the lead could move to instead
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

    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** The most messages in {@code details}: enough to mend a request, and no answer is many times the request. */
    public static final int MAX_MESSAGES = 20;

    /** The most bytes of {@code details}: 8 KiB. */
    public static final int MAX_DETAILS_BYTES = 8 * 1024;

    private static final String TYPE_PREFIX = "urn:problem-type:leadstone:";

    /** A problem of which nothing more is known than its code. */
    public static Problem of(int status, String code, String detail) {
        String words = code.toLowerCase(Locale.ROOT).replace('_', '-');
        String title = code.charAt(0) + words.replace('-', ' ').substring(1);
        return new Problem(TYPE_PREFIX + words, title, status, detail, null, detail, code, null, null, null);
    }

    /** A problem with fields of the request: the first {@value #MAX_MESSAGES} violations, in at most {@value #MAX_DETAILS_BYTES} bytes. */
    public static Problem of(int status, String code, List<Violation> violations) {
        List<Violation> told = first(violations);
        Problem problem = of(
                status,
                code,
                told.stream()
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
                byField(told),
                null,
                null);
    }

    /** The problem of a conversation that names something else than a live lead of the company. It does not say what that is. */
    static Problem ofUnknownLead() {
        return of(
                422,
                "UNKNOWN_LEAD",
                List.of(new Violation("metadata.lead_id", "must be the id of a live lead of the company")));
    }

    Problem at(String path) {
        return new Problem(type, title, status, detail, path, error, code, details, leadId, allowed);
    }

    Problem about(Optional<String> lead) {
        return new Problem(type, title, status, detail, instance, error, code, details, lead.orElse(null), allowed);
    }

    Problem allowing(List<String> statuses) {
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
