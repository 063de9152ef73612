package io.leadstone.adapter.rest.submission;

import io.leadstone.adapter.rest.auth.Public;
import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.json.JsonBodyReader;
import io.leadstone.adapter.rest.json.JsonFields;
import io.leadstone.adapter.rest.json.MaxBytes;
import io.leadstone.adapter.rest.limit.VisitorRoute;
import io.leadstone.adapter.rest.request.RequestContext;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.in.FieldUpdate;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.lead.ConsentPurpose;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Confirms the consents of a registration by a token that the host has sent to the person (double opt-in). */
@Path(Routes.LEAD + "/confirm")
@Produces(MediaType.APPLICATION_JSON)
public final class ConfirmationResource {

    private static final String TOKEN = "token";

    private final LeadManagement management;

    public ConfirmationResource(LeadManagement management) {
        this.management = management;
    }

    /** {@code POST /lead/confirm}. A GET never confirms, because mail scanners follow links. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Public
    @VisitorRoute
    public ConfirmedConsentsResponse confirm(
            @MaxBytes(JsonBodyReader.MAX_PUBLIC_BYTES) JsonBody body, @BeanParam RequestContext context) {
        JsonFields fields = body.fields();
        FieldUpdate<String> token = fields.text(TOKEN);
        List<Violation> faults = new ArrayList<>(fields.unknown());
        if (token.value().isEmpty()) {
            faults.add(new Violation(TOKEN, "must be set"));
        }
        context.query().require(faults);
        Set<ConsentPurpose> confirmed = management
                .submissions()
                .confirm(token.value().orElseThrow(), context.origin())
                .orElseThrow(
                        () -> new InvalidCommandException(TOKEN, "must be that of a confirmation, and not expired"));
        return ConfirmedConsentsResponse.of(confirmed);
    }
}
