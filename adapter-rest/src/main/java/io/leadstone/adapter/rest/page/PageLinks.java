package io.leadstone.adapter.rest.page;

import io.leadstone.application.query.PageRequest;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Links from a page to its neighbours (RFC 8288), as relative references. The next page is linked by cursor if the request came by
 * cursor or if no page number reaches it, else by number. Each link repeats the query of the request.
 */
final class PageLinks {

    /**
     * The most characters of all links of an answer together. Servers limit the headers of an answer, many to 8 KiB, and would answer
     * 500. A link that does not fit is left out; the body's {@code pagination} leads to the same pages.
     */
    static final int MAX_LENGTH = 4 * 1024;

    private PageLinks() {}

    /** Returns the links that fit, the one to the next page first. */
    static List<String> of(UriInfo uri, PageRequest request, Pagination pagination) {
        List<String> fitting = new ArrayList<>();
        int left = MAX_LENGTH;
        for (String link : all(uri, request, pagination)) {
            if (link.length() <= left) {
                fitting.add(link);
                left -= link.length();
            }
        }
        return fitting;
    }

    private static List<String> all(UriInfo uri, PageRequest request, Pagination pagination) {
        List<String> links = new ArrayList<>();
        if (pagination.nextCursor() != null) {
            boolean byNumber =
                    pagination.page() != null && (long) request.page() * request.perPage() <= PageRequest.MAX_OFFSET;
            links.add(
                    link(byNumber ? byPage(uri, request.page() + 1) : byCursor(uri, pagination.nextCursor()), "next"));
        }
        if (pagination.page() != null && pagination.hasPrev()) {
            links.add(link(byPage(uri, request.page() - 1), "prev"));
        }
        links.add(link(byPage(uri, 1), "first"));
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
