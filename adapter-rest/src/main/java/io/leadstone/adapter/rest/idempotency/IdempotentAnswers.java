package io.leadstone.adapter.rest.idempotency;

import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.adapter.rest.json.WireJson;
import io.leadstone.adapter.rest.problem.Problem;
import io.leadstone.adapter.rest.problem.ProblemAnswer;
import io.leadstone.adapter.rest.request.RequestContext;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.idempotency.IdempotentRequest;
import io.leadstone.application.idempotency.KeptAnswer;
import io.leadstone.application.idempotency.Reservation;
import io.leadstone.application.port.in.idempotency.IdempotentAnswer;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.DuplicateEmailException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers POST requests with the header {@code Idempotency-Key} at most once. Every POST route of an authenticated
 * caller uses it, except the export. Requests without the header run as always.
 */
public record IdempotentAnswers(LeadManagement management) {

    /** The header of an answer that an earlier request has caused. */
    public static final String REPLAYED = "Idempotency-Replayed";

    /**
     * Runs the write, or returns the answer of an earlier request with the same key.
     *
     * @param write runs the use case. A refusal may be {@linkplain KeptAnswer#isKept kept} like an answer
     * @param rebuild returns the answer of an earlier write whose answer was lost. It writes nothing
     */
    public Response answer(
            RequestContext context,
            JsonBody body,
            Supplier<IdempotentWrite> write,
            Function<Reservation.Written, IdempotentWrite> rebuild) {
        Optional<IdempotentRequest> request = context.idempotentRequest(body);
        return request.isPresent()
                ? once(context, request.get(), write, rebuild)
                : write.get().response();
    }

    /**
     * Does the same for a write of webhook deliveries. The kept answer alone protects it: if the process dies between
     * the write and the storage of the answer, a repetition writes again. Receivers recognize a repeated message by its
     * id.
     */
    public Response answer(RequestContext context, JsonBody body, Supplier<IdempotentWrite> write) {
        return answer(context, body, write, write);
    }

    /**
     * Does the same for a write that has no further effect if it is repeated.
     *
     * @param repeat runs the use case again, without a condition on the version
     */
    public Response answer(
            RequestContext context, JsonBody body, Supplier<IdempotentWrite> write, Supplier<IdempotentWrite> repeat) {
        return answer(context, body, write, written -> repeat.get());
    }

    /**
     * Returns a caller who may read what {@code caller} has written, to build an answer that was lost. The answer still
     * has only the fields that {@code caller} may see.
     */
    public static Caller readerFor(Caller caller) {
        return Caller.member(caller.companyId(), caller.principal(), Scope.values());
    }

    private Response once(
            RequestContext context,
            IdempotentRequest request,
            Supplier<IdempotentWrite> write,
            Function<Reservation.Written, IdempotentWrite> rebuild) {
        AtomicReference<@Nullable Response> response = new AtomicReference<>();
        IdempotentAnswer answer = management
                .idempotency()
                .answerOnce(
                        context.caller(),
                        request,
                        () -> {
                            IdempotentWrite written = run(context, write);
                            response.set(written.response());
                            return kept(written);
                        },
                        written -> kept(run(context, () -> rebuild.apply(written))));
        Response own = response.get();
        return answer.isReplayed() || own == null ? replayed(answer.answer()) : own;
    }

    /** Runs the write. A refusal that is kept becomes an answer; other failures are thrown. */
    private static IdempotentWrite run(RequestContext context, Supplier<IdempotentWrite> write) {
        try {
            return write.get();
        } catch (RuntimeException failure) {
            Optional<IdempotentWrite> refusal = ProblemAnswer.ofRefusal(failure)
                    .map(problem -> problem.withInstance(context.path()).response())
                    .map(response -> IdempotentWrite.about(leadOf(context, failure), response))
                    .filter(written -> kept(written).isKept());
            return refusal.orElseThrow(() -> failure);
        }
    }

    /** Returns the lead that a refused request is about, so that an erasure removes the hash of the request. */
    private static Optional<LeadId> leadOf(RequestContext context, RuntimeException refusal) {
        return context.leadOfPath()
                .or(() -> refusal instanceof DuplicateEmailException duplicate
                        ? duplicate.emailOwner()
                        : Optional.empty());
    }

    private static KeptAnswer kept(IdempotentWrite written) {
        Response response = written.kept();
        Map<String, String> headers = new LinkedHashMap<>();
        response.getHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)) {
                headers.put(name, String.valueOf(values.get(0)));
            }
        });
        String body = response.getEntity() instanceof JsonResponse json ? WireJson.text(json) : "";
        return new KeptAnswer(response.getStatus(), headers, body, written.leadId());
    }

    private static Response replayed(KeptAnswer answer) {
        Response.ResponseBuilder response = Response.status(answer.status());
        answer.headers().forEach(response::header);
        if (answer.isRefusal()) {
            response.type(Problem.MEDIA_TYPE);
        }
        if (!answer.body().isEmpty()) {
            response.entity(new KeptJson(answer.body()));
        }
        return response.header(REPLAYED, true).build();
    }
}
