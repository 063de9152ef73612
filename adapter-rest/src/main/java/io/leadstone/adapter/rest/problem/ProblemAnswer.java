package io.leadstone.adapter.rest.problem;

import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answer to a rejected request: the problem document and its headers.
 *
 * @param headers the headers by name, such as {@code Retry-After}, {@code Allow} or {@code WWW-Authenticate}; often
 *     none
 */
public record ProblemAnswer(Problem problem, Map<String, String> headers) {

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

    Response response() {
        Response.ResponseBuilder response =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        headers.forEach(response::header);
        return response.build();
    }
}
