package io.leadstone.adapter.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.rest.auth.NotAuthenticatedException;
import io.leadstone.domain.failure.ExportLimitException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.StoreUnavailableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;

/** Checks the headers of the answers to rejected requests. */
class ProblemMapperTest {

    @Test
    void a_rejection_has_its_own_headers() {
        Response answer = respond(new RefusedException(
                ProblemAnswer.of(Problem.of(429, "TOO_MANY_REQUESTS", "wait")).with("Retry-After", "7")));

        assertThat(answer.getStatus()).isEqualTo(429);
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("7");
        assertThat(answer.getMediaType()).hasToString("application/problem+json");
        assertThat(answer.getEntity())
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("TOO_MANY_REQUESTS"));
    }

    @Test
    void a_wrapped_rejection_keeps_its_headers() {
        RefusedException refused = new RefusedException(
                ProblemAnswer.of(Problem.of(429, "TOO_MANY_REQUESTS", "wait")).with("Retry-After", "7"));

        assertThat(respond(new WebApplicationException(refused, 400)).getHeaderString("Retry-After"))
                .isEqualTo("7");
    }

    @Test
    void a_temporary_failure_has_retry_after() {
        StoreUnavailableException unavailable = new StoreUnavailableException(new IllegalStateException("db-7"));

        assertThat(respond(unavailable).getHeaderString("Retry-After")).isEqualTo("5");
        assertThat(respond(new ExportLimitException()).getHeaderString("Retry-After"))
                .isEqualTo("5");
        assertThat(respond(new LeadNotFoundException("x")).getHeaderString("Retry-After"))
                .isNull();
    }

    @Test
    void a_request_without_valid_credentials_is_challenged() {
        assertThat(respond(NotAuthenticatedException.badToken()).getHeaderString("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"leadstone\", error=\"invalid_token\"");
    }

    @Test
    void a_rejected_method_names_the_allowed_ones() {
        assertThat(respond(new NotAllowedException("GET", new String[] {"PATCH"}))
                        .getHeaderString("Allow"))
                .isEqualTo("GET, HEAD, PATCH");
    }

    private static Response respond(Throwable failure) {
        return new ProblemMapper().toResponse(failure);
    }
}
