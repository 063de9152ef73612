package io.leadstone.adapter.rest.webhook;

import io.leadstone.adapter.rest.auth.RequiresScope;
import io.leadstone.adapter.rest.idempotency.IdempotentAnswers;
import io.leadstone.adapter.rest.idempotency.IdempotentWrite;
import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.page.PageResponses;
import io.leadstone.adapter.rest.page.QueryParameters;
import io.leadstone.adapter.rest.request.PathIds;
import io.leadstone.adapter.rest.request.RequestContext;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.adapter.rest.version.IfMatch;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Scope;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.WebhookId;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;

/** The deliveries of a webhook: lists them, and enqueues one of them again. */
@Path(Routes.WEBHOOK + "/{id}/deliveries")
@Produces(MediaType.APPLICATION_JSON)
public final class DeliveryResource {

    private final LeadManagement management;
    private final IdempotentAnswers answers;
    private final PageResponses pages;

    public DeliveryResource(LeadManagement management, PageResponses pages) {
        this.management = management;
        this.answers = new IdempotentAnswers(management);
        this.pages = pages;
    }

    /** {@code GET /webhook/{id}/deliveries}. */
    @GET
    @RequiresScope(Scope.ADMIN)
    public Response list(@PathParam("id") String id, @BeanParam RequestContext context) {
        QueryParameters parameters = context.query();
        Optional<DeliveryStatus> status = parameters.code("status", DeliveryStatus.class);
        return context.list(
                pages,
                parameters,
                management::violationsOf,
                page -> management.webhooks().listDeliveries(context.caller(), PathIds.webhook(id), status, page),
                DeliveryResponse::of);
    }

    /** {@code POST /webhook/{id}/deliveries/{delivery_id}/redeliver}. */
    @POST
    @Path("{delivery_id}/redeliver")
    @RequiresScope(Scope.ADMIN)
    public Response redeliver(
            @PathParam("id") String id,
            @PathParam("delivery_id") String deliveryId,
            JsonBody body,
            @BeanParam RequestContext context) {
        context.requireNoInput(body);
        WebhookId webhookId = PathIds.webhook(id);
        UUID messageId = PathIds.delivery(deliveryId);
        IfMatch condition = context.ifMatch();
        return answers.answer(context, body, () -> {
            Delivery delivery = condition.write(
                    version -> management.webhooks().redeliver(context.caller(), webhookId, version, messageId));
            return IdempotentWrite.about(
                    delivery.leadId(),
                    Response.accepted(DeliveryResponse.of(delivery)).build());
        });
    }
}
