package io.leadstone.adapter.rest.webhook;

import io.leadstone.adapter.rest.auth.CallerSecurity;
import io.leadstone.adapter.rest.auth.Requires;
import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.page.ListPages;
import io.leadstone.adapter.rest.page.QueryParameters;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.adapter.rest.version.IfMatch;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.WebhookId;
import jakarta.ws.rs.GET;
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
import java.util.Optional;
import java.util.UUID;

/** The deliveries of a webhook: lists them, and enqueues one of them again. */
@Path(Routes.WEBHOOK + "/{id}/deliveries")
@Produces(MediaType.APPLICATION_JSON)
public final class DeliveryResource {

    private final LeadManagement leads;
    private final ListPages pages;

    public DeliveryResource(LeadManagement leads, ListPages pages) {
        this.leads = leads;
        this.pages = pages;
    }

    /** {@code GET /webhook/{id}/deliveries}. */
    @GET
    @Requires(Scope.ADMIN)
    public Response list(@PathParam("id") String id, @Context UriInfo uri, @Context SecurityContext security) {
        QueryParameters parameters = new QueryParameters(uri);
        Caller caller = CallerSecurity.callerOf(security);
        Optional<DeliveryStatus> status = parameters.code("status", DeliveryStatus.class);
        PageRequest page = pages.request(parameters, caller.companyId());
        parameters.require(leads.violationsOf(page));
        return pages.answer(
                uri,
                page,
                caller.companyId(),
                leads.webhooks().listDeliveries(caller, WebhookPath.id(id), status, page),
                DeliveryResponse::of);
    }

    /** {@code POST /webhook/{id}/deliveries/{delivery_id}/redeliver}. */
    @POST
    @Path("{delivery_id}/redeliver")
    @Requires(Scope.ADMIN)
    public Response redeliver(
            @PathParam("id") String id,
            @PathParam("delivery_id") String deliveryId,
            JsonBody body,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        new QueryParameters(uri).require(body.fieldsIfAny().unknown());
        Caller caller = CallerSecurity.callerOf(security);
        WebhookId webhookId = WebhookPath.id(id);
        UUID messageId = WebhookPath.deliveryId(deliveryId);
        Delivery delivery =
                IfMatch.of(headers).write(version -> leads.webhooks().redeliver(caller, webhookId, version, messageId));
        return Response.accepted(DeliveryResponse.of(delivery)).build();
    }
}
