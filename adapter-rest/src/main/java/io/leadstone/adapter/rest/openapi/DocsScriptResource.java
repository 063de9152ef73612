package io.leadstone.adapter.rest.openapi;

import io.leadstone.adapter.rest.auth.Public;
import io.leadstone.adapter.rest.route.Routes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** The script of the page of {@link DocsResource}. */
@Path(Routes.ANY_PREFIX + "docs.js")
@Public
public final class DocsScriptResource {

    private final String script = DocumentFile.read("docs.js");

    /** {@code GET /docs.js}. */
    @GET
    @Produces("text/javascript;charset=utf-8")
    public String script() {
        return script;
    }
}
