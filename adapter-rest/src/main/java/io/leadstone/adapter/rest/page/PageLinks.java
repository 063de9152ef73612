package io.leadstone.adapter.rest.page;

import io.leadstone.application.query.PageRequest;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the links from a page to other pages of its list (RFC 8288), as relative references. The link to the next page
 * has a page number. It has a cursor instead if the request had one, or if a numbered page may not skip so many items
 * ({@link PageRequest#MAX_OFFSET}). Each link repeats the query of the request.
 */
final class PageLinks {

    /**
     * The maximum number of characters of all links of an answer together. Servers limit the headers of an answer,
     * often to 8 KiB, and answer 500 if they are longer. A link that does not fit is omitted; the field {@code
     * pagination} of the body leads to the same pages.
     */
    static final int MAX_LENGTH = 4 * 1024;

    private PageLinks() {}

    /** Returns the links that fit. The link to the next page is the first one. */
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
        // Some runtimes keep the separator of a removed parameter.
        String query =
                full.getRawQuery() == null ? "" : "?" + full.getRawQuery().replaceFirst("^&+", "");
        return "<" + full.getRawPath() + query + ">; rel=\"" + relation + "\"";
    }
}
