package io.leadstone.adapter.rest.webhook;

import io.leadstone.adapter.rest.auth.Requires;
import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.json.JsonFields;
import io.leadstone.adapter.rest.json.WireInstant;
import io.leadstone.adapter.rest.page.QueryParameters;
import io.leadstone.adapter.rest.request.RequestContext;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Scope;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.webhook.WebhookId;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Enqueues the finished deliveries of a webhook again. */
@Path(Routes.WEBHOOK + "/{id}/replay")
@Produces(MediaType.APPLICATION_JSON)
public final class ReplayResource {

    private static final String SINCE = "since";

    private final LeadManagement management;

    public ReplayResource(LeadManagement management) {
        this.management = management;
    }

    /** {@code POST /webhook/{id}/replay}. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Scope.ADMIN)
    public Response replay(@PathParam("id") String id, JsonBody body, @BeanParam RequestContext context) {
        Instant since = since(body.fields(), context.query());
        WebhookId webhookId = WebhookPath.id(id);
        long replayed = context.ifMatch()
                .write(version -> management.webhooks().replay(context.caller(), webhookId, version, since));
        return Response.accepted(new ReplayResponse(webhookId.toString(), since, replayed))
                .build();
    }

    private static Instant since(JsonFields fields, QueryParameters query) {
        Optional<Instant> since = fields.text(SINCE).value().flatMap(WireInstant::parse);
        List<Violation> violations = new ArrayList<>(fields.unknown());
        if (since.isEmpty()) {
            violations.add(new Violation(SINCE, WireInstant.RULE));
        }
        query.require(violations);
        return since.orElseThrow(() -> new InvalidCommandException(violations));
    }
}
