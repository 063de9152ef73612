package io.leadstone.adapter.rest.export;

import io.leadstone.adapter.rest.auth.RequiresScope;
import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.request.RequestContext;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.domain.failure.CapabilityMissingException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;

/** Exports the records of a company as a file. The rows are streamed from the store to the client. */
@Path(Routes.ANALYTIC + "/export")
public final class ExportResource {

    private static final System.Logger LOG = System.getLogger(ExportResource.class.getName());
    private static final String CSV = "text/csv";

    private final LeadManagement management;

    public ExportResource(LeadManagement management) {
        this.management = management;
    }

    /**
     * {@code POST /analytic/export}. The field {@code format} of the body selects the media type, not {@code Accept}.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({CSV, MediaType.APPLICATION_JSON})
    @RequiresScope(Scope.READ)
    public Response export(JsonBody body, @BeanParam RequestContext context) {
        ExportRequest request = ExportRequest.of(body.fields());
        context.query().require(request.faults());
        Export export = request.export();
        requireAvailableStore();
        StreamingOutput rows = out -> stream(export, context.caller(), out);
        return Response.ok(rows, export.format().mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + export.fileName() + "\"")
                .build();
    }

    /** Checks that the store is available, because the status is sent before the first row is read. */
    private void requireAvailableStore() {
        try {
            management.health().check();
        } catch (CapabilityMissingException unchecked) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "the export starts without a health check, because the store has none",
                    unchecked);
        }
    }

    /** Writes the rows. If the client closes the connection, the export ends without an error. */
    private void stream(Export export, Caller caller, OutputStream out) {
        try {
            export.write(management, caller, out, () -> {});
        } catch (IOException disconnected) {
            LOG.log(System.Logger.Level.DEBUG, "the client closed the connection during an export", disconnected);
        }
    }
}
