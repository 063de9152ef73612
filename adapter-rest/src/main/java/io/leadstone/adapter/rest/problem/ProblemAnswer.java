package io.leadstone.adapter.rest.problem;

import io.leadstone.adapter.rest.json.BadJsonException;
import io.leadstone.domain.failure.LeadException;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The answer to a rejected request: the problem document and its headers.
 *
 * @param headers the headers by name, such as {@code Retry-After}, {@code Allow} or {@code WWW-Authenticate}; often
 *     none
 */
public record ProblemAnswer(Problem problem, Map<String, String> headers) {

    private static final int FIRST_SERVER_ERROR = 500;

    public ProblemAnswer {
        headers = Map.copyOf(headers);
    }

    /** Returns an answer without further headers. */
    public static ProblemAnswer of(Problem problem) {
        return new ProblemAnswer(problem, Map.of());
    }

    /** Returns the same answer with one more header. */
    public ProblemAnswer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ProblemAnswer(problem, more);
    }

    /** Returns the answer to a failure that refuses a request, with a status from 400 to 499; empty for others. */
    public static Optional<ProblemAnswer> ofRefusal(RuntimeException failure) {
        Optional<ProblemAnswer> answer = Optional.empty();
        if (failure instanceof LeadException refused) {
            answer = Optional.of(LeadProblems.of(refused));
        } else if (failure instanceof RefusedException refused) {
            answer = Optional.of(refused.answer());
        } else if (failure instanceof BadJsonException bad) {
            answer = Optional.of(of(Problem.of(400, bad.code(), bad.violations())));
        }
        return answer.filter(found -> found.problem.status() < FIRST_SERVER_ERROR);
    }

    /** Returns the same answer for the request to {@code path}. */
    public ProblemAnswer withInstance(String path) {
        return new ProblemAnswer(problem.withInstance(path), headers);
    }

    /** Returns the answer as the runtime sends it. */
    public Response response() {
        Response.ResponseBuilder response =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        headers.forEach(response::header);
        return response.build();
    }
}
