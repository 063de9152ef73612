package io.leadstone.adapter.rest.webhook;

import io.leadstone.adapter.rest.auth.CallerSecurity;
import io.leadstone.adapter.rest.auth.Requires;
import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.page.QueryParameters;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.adapter.rest.version.IfMatch;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;

/** Another secret for a subscription. */
@Path(Routes.WEBHOOK + "/{id}/rotate-secret")
@Produces(MediaType.APPLICATION_JSON)
public final class WebhookSecretResource {

    private final LeadManagement leads;

    public WebhookSecretResource(LeadManagement leads) {
        this.leads = leads;
    }

    /** {@code POST /webhook/{id}/rotate-secret}. */
    @POST
    @Requires(Scope.ADMIN)
    public Response rotate(
            @PathParam("id") String id,
            JsonBody body,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        new QueryParameters(uri).require(body.fieldsIfAny().unknown());
        Caller caller = CallerSecurity.callerOf(security);
        WebhookId webhookId = WebhookPath.id(id);
        Webhook rotated =
                IfMatch.of(headers).write(version -> leads.webhooks().rotateSecret(caller, webhookId, version));
        return IssuedSecretResponse.answer(Response.ok(), rotated);
    }
}
