package io.leadstone.adapter.rest.page;

import io.leadstone.application.query.PageRequest;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Links from a page to its neighbours (RFC 8288), relative to the host, which a client knows better than we do behind a proxy. The
 * next page is linked by cursor where the request came by cursor, or where no number reaches it, else by number.
 */
final class PageLinks {

    private PageLinks() {}

    static List<String> of(UriInfo uri, PageRequest request, Pagination pagination) {
        List<String> links = new ArrayList<>();
        links.add(link(byPage(uri, 1), "first"));
        if (pagination.page() != null && pagination.hasPrev()) {
            links.add(link(byPage(uri, request.page() - 1), "prev"));
        }
        if (pagination.nextCursor() != null) {
            boolean byNumber =
                    pagination.page() != null && (long) request.page() * request.perPage() <= PageRequest.MAX_REACH;
            links.add(
                    link(byNumber ? byPage(uri, request.page() + 1) : byCursor(uri, pagination.nextCursor()), "next"));
        }
        return links;
    }

    private static UriBuilder byCursor(UriInfo uri, String cursor) {
        return uri.getRequestUriBuilder()
                .replaceQueryParam(PageParameters.PAGE)
                .replaceQueryParam(PageParameters.CURSOR, cursor);
    }

    private static UriBuilder byPage(UriInfo uri, int page) {
        return uri.getRequestUriBuilder()
                .replaceQueryParam(PageParameters.CURSOR)
                .replaceQueryParam(PageParameters.PAGE, page);
    }

    private static String link(UriBuilder target, String relation) {
        URI full = target.build();
        // Some runtimes leave the separator of a parameter that was taken out.
        String query =
                full.getRawQuery() == null ? "" : "?" + full.getRawQuery().replaceFirst("^&+", "");
        return "<" + full.getRawPath() + query + ">; rel=\"" + relation + "\"";
    }
}
