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

/** How all lists of these routes are handed out: counted to one limit, in pages whose cursors no client can make up. */
public final class PageResponses {

    private final CursorText cursors;
    private final int countTo;

    /**
     * Pages with cursors that are sealed with {@code cursorKey}.
     *
     * @param countTo how far a list is counted, as {@link PageRequest#countTo()}
     */
    public PageResponses(byte[] cursorKey, int countTo) {
        this.cursors = new CursorText(cursorKey);
        this.countTo = countTo;
    }

    /** The page of the company's list that is asked for; what is wrong with it, {@code query} remembers. */
    public PageRequest request(QueryParameters query, CompanyId company) {
        return PageParameters.of(query, text -> cursors.parse(text, company)).countingTo(countTo);
    }

    /** The answer to {@code request}: the page, and links to its neighbours (RFC 8288). */
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
