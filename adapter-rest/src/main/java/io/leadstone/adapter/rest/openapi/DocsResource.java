package io.leadstone.adapter.rest.openapi;

import io.leadstone.adapter.rest.auth.Public;
import io.leadstone.adapter.rest.route.Routes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

/** An HTML page that shows the OpenAPI document. It loads nothing from other hosts. */
@Path(Routes.ANY_PREFIX + "docs")
@Public
public final class DocsResource {

    private static final String POLICY = "default-src 'none'; script-src 'self'; connect-src 'self';"
            + " style-src 'unsafe-inline'; frame-ancestors 'none'";

    private final String page = DocumentFile.read("docs.html");

    /** {@code GET /docs}. */
    @GET
    @Produces("text/html;charset=utf-8")
    public Response page() {
        return Response.ok(page).header("Content-Security-Policy", POLICY).build();
    }
}
