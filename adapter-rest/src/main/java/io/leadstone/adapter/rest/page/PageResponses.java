package io.leadstone.adapter.rest.page;

import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the page parameters of lists and returns their pages. Totals are counted up to a limit, and clients cannot
 * forge cursors.
 */
public final class PageResponses {

    private final CursorText cursors;
    private final int countTo;

    /**
     * Creates pages whose cursors are protected by {@code cursorKey}.
     *
     * @param countTo the limit up to which a list is counted, as {@link PageRequest#countTo()}
     */
    public PageResponses(byte[] cursorKey, int countTo) {
        this.cursors = new CursorText(cursorKey);
        this.countTo = countTo;
    }

    /** Returns the requested page of a list of the company. Violations are added to {@code query}. */
    public PageRequest request(QueryParameters query, CompanyId company) {
        return PageParameters.of(query, text -> cursors.parse(text, company)).countingTo(countTo);
    }

    /** Returns the answer with the page and the links to other pages (RFC 8288). */
    public <S, T> Response answer(
            UriInfo uri, PageRequest request, CompanyId company, Page<S> page, Function<S, T> item) {
        Optional<String> next = page.next().map(cursor -> cursors.of(cursor, company));
        List<T> items = page.items().stream().map(item).toList();
        PageResponse<T> body = new PageResponse<>(items, Pagination.of(request, page, next));
        Response.ResponseBuilder answer = Response.ok(body);
        PageLinks.of(uri, request, body.pagination()).forEach(link -> answer.header(HttpHeaders.LINK, link));
        return answer.build();
    }
}
