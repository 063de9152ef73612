package io.leadstone.adapter.rest.openapi;

import io.leadstone.adapter.rest.auth.Public;
import io.leadstone.adapter.rest.route.Routes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** The OpenAPI 3.1 document of the routes. */
@Path(Routes.ANY_PREFIX + "openapi.json")
@Public
public final class OpenApiResource {

    private static final String SERVER = "\"url\": \"/";

    private final String document = DocumentFile.read("openapi.json");

    /** {@code GET /openapi.json}. The addresses of its servers begin with the base path of this application. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public String document(@Context UriInfo uri) {
        return document.replace(SERVER, "\"url\": \"" + uri.getBaseUri().getRawPath());
    }
}
