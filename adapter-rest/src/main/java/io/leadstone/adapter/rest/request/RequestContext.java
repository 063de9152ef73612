package io.leadstone.adapter.rest.request;

import io.leadstone.adapter.rest.auth.CallerSecurity;
import io.leadstone.adapter.rest.auth.NotAuthenticatedException;
import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.json.JsonValue;
import io.leadstone.adapter.rest.limit.VisitorSecurity;
import io.leadstone.adapter.rest.page.PageResponses;
import io.leadstone.adapter.rest.page.QueryParameters;
import io.leadstone.adapter.rest.problem.Problem;
import io.leadstone.adapter.rest.problem.RefusedException;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.adapter.rest.version.IfMatch;
import io.leadstone.adapter.rest.version.IfNoneMatch;
import io.leadstone.application.access.Caller;
import io.leadstone.application.idempotency.IdempotencyKey;
import io.leadstone.application.idempotency.IdempotentRequest;
import io.leadstone.application.port.in.VersionCondition;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.PlainText;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.PreconditionFailedException;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.submission.SubmissionEvidence;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The request without its body: the caller, the query parameters and the conditional headers. Resource methods get it
 * as a {@code @BeanParam}, and the runtime creates one per request.
 */
public final class RequestContext {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    @Context
    private UriInfo uri;

    @Context
    private HttpHeaders headers;

    @Context
    private SecurityContext security;

    /** The runtime calls it and sets the fields. Quarkus does not support the injection into a constructor here. */
    @SuppressWarnings("NullAway.Init")
    public RequestContext() {}

    /**
     * Returns the authenticated caller.
     *
     * @throws NotAuthenticatedException if no filter authenticated the request
     */
    public Caller caller() {
        return CallerSecurity.callerOf(security);
    }

    /**
     * Returns where the request of a visitor came from.
     *
     * @param kept what is kept of the address
     */
    public SubmissionEvidence evidence(EvidenceAddress kept) {
        return new SubmissionEvidence(
                origin(), VisitorSecurity.addressOf(security).flatMap(kept::textOf));
    }

    /** Returns the web origin of the page. A malformed header {@code Origin} is ignored. */
    public Optional<String> origin() {
        return Optional.ofNullable(headers.getHeaderString("Origin"))
                .filter(text -> !text.isBlank()
                        && text.length() <= SubmissionEvidence.MAX_ORIGIN
                        && PlainText.isSingleLine(text));
    }

    /** Returns whether the request has the header. */
    public boolean hasHeader(String name) {
        return headers.getHeaderString(name) != null;
    }

    /** Returns a new reader of the query parameters. */
    public QueryParameters query() {
        return new QueryParameters(uri);
    }

    /**
     * Checks that the request has no query parameters.
     *
     * @throws InvalidCommandException naming those that were sent
     */
    public void requireNoParameters() {
        query().require(List.of());
    }

    /**
     * Checks that the request has no query parameters, and that its body is absent or an empty object.
     *
     * @throws InvalidCommandException naming the parameters and fields that were sent
     */
    public void requireNoInput(JsonBody body) {
        query().require(body.fieldsIfAny().unknown());
    }

    /**
     * Returns the condition on the version of an existing record that is written.
     *
     * @throws RefusedException with 400 if a header is malformed, or if {@code If-None-Match} is not {@code *}
     */
    public IfMatch ifMatch() {
        return IfMatch.of(headers);
    }

    /**
     * Returns the condition on a stored record that a create may find.
     *
     * @throws RefusedException with 400 if a header is malformed, or if {@code If-None-Match} is not {@code *}
     */
    public VersionCondition conditionOfCreate() {
        return IfMatch.ofCreate(headers);
    }

    /**
     * Checks that the headers do not require an existing record. This is for creates that never find one.
     *
     * @throws RefusedException with 400 if a header is malformed, or if {@code If-None-Match} is not {@code *}
     * @throws PreconditionFailedException if there is an {@code If-Match}
     */
    public void requireNoRecord() {
        IfMatch.requireNoRecord(headers);
    }

    /**
     * Returns the version that the client has read already.
     *
     * @throws RefusedException with 400 if the header is malformed
     */
    public IfNoneMatch ifNoneMatch() {
        return IfNoneMatch.of(headers);
    }

    /** Returns the path of the request. */
    public String path() {
        return uri.getRequestUri().getRawPath();
    }

    /** Returns the lead of a path like {@code /v1/lead/{id}/consent}; empty for other paths. */
    public Optional<LeadId> leadOfPath() {
        String path = Routes.withoutPrefix(uri);
        String leads = "/lead/";
        if (!path.startsWith(leads)) {
            return Optional.empty();
        }
        int end = path.indexOf('/', leads.length());
        return LeadId.parse(path.substring(leads.length(), end < 0 ? path.length() : end));
    }

    /**
     * Returns the request with its idempotency key; empty if it has none. Its route is the path without the prefix. Its
     * content is the query and the body.
     *
     * @throws RefusedException with 400 if the header is malformed
     */
    public Optional<IdempotentRequest> idempotentRequest(JsonBody body) {
        List<String> values = headers.getRequestHeader(IDEMPOTENCY_KEY);
        if (values == null || values.isEmpty()) {
            return Optional.empty();
        }
        if (values.size() > 1 || !IdempotencyKey.isValid(values.get(0))) {
            throw new RefusedException(Problem.of(
                    400,
                    "BAD_REQUEST",
                    List.of(new Violation(
                            IDEMPOTENCY_KEY, "must be one text of 1 to 255 printable ASCII characters"))));
        }
        String query = String.valueOf(uri.getRequestUri().getRawQuery());
        String content = body.content().map(JsonValue.Members::source).orElse("");
        return Optional.of(IdempotentRequest.of(
                new IdempotencyKey(values.get(0)), "POST " + Routes.withoutPrefix(uri), query + "\n" + content));
    }

    /** Returns the path of a new record, for the header {@code Location}. */
    public String location(String kind, Object id) {
        return Routes.location(uri, kind, id);
    }

    /**
     * Returns the answer with the requested page of a list.
     *
     * @param query the query parameters. Those that do not belong to the page must be read already
     * @param rules returns the violations of the page. It is called only if the query is invalid; otherwise the use
     *     case checks the page
     * @param reading reads the page
     * @param item maps an item to its JSON representation
     * @throws InvalidCommandException if the query is invalid; nothing is read then
     */
    public <S, T> Response list(
            PageResponses pages,
            QueryParameters query,
            Function<PageRequest, List<Violation>> rules,
            Function<PageRequest, Page<S>> reading,
            Function<S, T> item) {
        Caller caller = caller();
        PageRequest page = pages.request(query, caller.companyId());
        query.require(List.of(), () -> rules.apply(page));
        return pages.answer(uri, page, caller.companyId(), reading.apply(page), item);
    }
}
