package io.leadstone.adapter.rest.webhook;

import io.leadstone.adapter.rest.auth.Requires;
import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.request.RequestContext;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Scope;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Another secret for a subscription. */
@Path(Routes.WEBHOOK + "/{id}/rotate-secret")
@Produces(MediaType.APPLICATION_JSON)
public final class WebhookSecretResource {

    private final LeadManagement management;

    public WebhookSecretResource(LeadManagement management) {
        this.management = management;
    }

    /** {@code POST /webhook/{id}/rotate-secret}. */
    @POST
    @Requires(Scope.ADMIN)
    public Response rotate(@PathParam("id") String id, JsonBody body, @BeanParam RequestContext context) {
        context.requireNoInput(body);
        WebhookId webhookId = WebhookPath.id(id);
        Webhook rotated = context.ifMatch()
                .write(version -> management.webhooks().rotateSecret(context.caller(), webhookId, version));
        return IssuedSecretResponse.answer(Response.ok(), rotated);
    }
}
