package io.leadstone.adapter.rest.page;

import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Function;

/** A part of a list on the wire. */
public record PageResponse<T>(List<T> items, Pagination pagination) implements JsonResponse {

    public PageResponse {
        items = List.copyOf(items);
    }

    /** The answer to {@code request}: the page, and links to its neighbours (RFC 8288). */
    public static <S, T> Response answer(UriInfo uri, PageRequest request, Page<S> page, Function<S, T> item) {
        PageResponse<T> body =
                new PageResponse<>(page.items().stream().map(item).toList(), Pagination.of(request, page));
        Response.ResponseBuilder answer = Response.ok(body);
        PageLinks.of(uri, request, body.pagination()).forEach(link -> answer.header(HttpHeaders.LINK, link));
        return answer.build();
    }
}
