package io.leadstone.adapter.rest.webhook;

import io.leadstone.adapter.rest.auth.Requires;
import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.request.RequestContext;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Scope;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.WebhookId;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Sends a test message to a webhook. */
@Path(Routes.WEBHOOK + "/{id}/test")
@Produces(MediaType.APPLICATION_JSON)
public final class WebhookTestResource {

    private final LeadManagement management;

    public WebhookTestResource(LeadManagement management) {
        this.management = management;
    }

    /** {@code POST /webhook/{id}/test}. */
    @POST
    @Requires(Scope.ADMIN)
    public Response test(@PathParam("id") String id, JsonBody body, @BeanParam RequestContext context) {
        context.requireNoInput(body);
        WebhookId webhookId = WebhookPath.id(id);
        Delivery delivery =
                context.ifMatch().write(version -> management.webhooks().test(context.caller(), webhookId, version));
        return Response.accepted(DeliveryResponse.of(delivery)).build();
    }
}
