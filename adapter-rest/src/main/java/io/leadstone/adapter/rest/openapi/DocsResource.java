package io.leadstone.adapter.rest.openapi;

import io.leadstone.adapter.rest.auth.Public;
import io.leadstone.adapter.rest.route.Routes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/**
 * An HTML page that shows the OpenAPI document and sends requests. The viewer is {@link SwaggerUi}. Without its WebJar
 * the page only links the document.
 */
@Path(Routes.ANY_PREFIX + "docs")
@Public
public final class DocsResource {

    /**
     * Permits files of this server only, without inline scripts and styles. Swagger UI needs {@code data:} for the
     * icons in its style sheet.
     */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:;"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String SCRIPT = "viewer.js";

    /** The address of a file of the viewer contains the version, so that the content never changes. */
    private static final String FOREVER = "public, max-age=31536000, immutable";

    private final Optional<SwaggerUi> viewer = SwaggerUi.find(DocsResource.class.getClassLoader());
    private final String page = viewer.map(found -> DocumentFile.read("viewer.html")
                    .replace("{bundle}", found.name(SwaggerUi.BUNDLE))
                    .replace("{style}", found.name(SwaggerUi.STYLE)))
            .orElseGet(() -> DocumentFile.read("no-viewer.html"));
    private final String script = DocumentFile.read(SCRIPT);

    /** {@code GET /docs}. The links of the page are relative, so that a proxy can serve it below another path. */
    @GET
    @Produces("text/html;charset=utf-8")
    public Response page(@Context UriInfo uri) {
        boolean endsWithSlash = uri.getRequestUri().getRawPath().endsWith("/");
        return Response.ok(page.replace("{docs}/", endsWithSlash ? "" : "docs/")
                        .replace("{root}/", endsWithSlash ? "../" : ""))
                .header("Content-Security-Policy", POLICY)
                .build();
    }

    /** {@code GET /docs/{file}}: the files of the page. All other names answer 404. */
    @GET
    @Path("{file}")
    public Response file(@PathParam("file") String name) {
        SwaggerUi found = viewer.orElseThrow(NotFoundException::new);
        if (name.equals(SCRIPT)) {
            return Response.ok(script, "text/javascript;charset=utf-8").build();
        }
        return found.file(name)
                .map(file -> Response.ok(file.content(), file.mediaType())
                        .header(HttpHeaders.CACHE_CONTROL, FOREVER)
                        .build())
                .orElseThrow(NotFoundException::new);
    }
}
