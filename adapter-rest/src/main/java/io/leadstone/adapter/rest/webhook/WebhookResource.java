package io.leadstone.adapter.rest.webhook;

import io.leadstone.adapter.rest.auth.Requires;
import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.page.ListPages;
import io.leadstone.adapter.rest.request.RequestContext;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.adapter.rest.version.IfNoneMatch;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.webhook.CreateWebhookCommand;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Who is told of a company's events: subscribe, list, read, change, end. */
@Path(Routes.WEBHOOK)
@Produces(MediaType.APPLICATION_JSON)
public final class WebhookResource {

    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final LeadManagement management;
    private final ListPages pages;
    private final WebhookRevision revision;

    public WebhookResource(LeadManagement management, ListPages pages) {
        this.management = management;
        this.pages = pages;
        this.revision = new WebhookRevision(management);
    }

    /** {@code POST /webhook}. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Scope.ADMIN)
    public Response create(JsonBody body, @BeanParam RequestContext context) {
        Caller caller = context.caller();
        context.requireNoRecord();
        WebhookRequest request = WebhookRequest.of(body.fields());
        CreateWebhookCommand command = request.create();
        context.query().require(request.faultsOfNew(caller), () -> management.violationsOf(command));
        Webhook created = management.webhooks().create(caller, command);
        return IssuedSecretResponse.answer(
                Response.status(Response.Status.CREATED)
                        .header(HttpHeaders.LOCATION, context.location("webhook", created.id())),
                created);
    }

    /** {@code GET /webhook}. */
    @GET
    @Requires(Scope.ADMIN)
    public Response list(@BeanParam RequestContext context) {
        return context.list(
                pages,
                context.query(),
                management::violationsOf,
                page -> management.webhooks().list(context.caller(), page),
                WebhookResponse::of);
    }

    /** {@code GET /webhook/{id}}. */
    @GET
    @Path("{id}")
    @Requires(Scope.ADMIN)
    public Response get(@PathParam("id") String id, @BeanParam RequestContext context) {
        context.requireNoParameters();
        IfNoneMatch known = context.ifNoneMatch();
        Webhook webhook = management.webhooks().get(context.caller(), WebhookPath.id(id));
        WebhookAnswer answer = WebhookAnswer.of(webhook);
        return known.answer(answer.webhook(), answer.tag());
    }

    /** {@code PATCH /webhook/{id}}. */
    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
    @Requires(Scope.ADMIN)
    public Response patch(@PathParam("id") String id, JsonBody body, @BeanParam RequestContext context) {
        context.requireNoParameters();
        return WebhookAnswer.of(revision.patch(context.caller(), WebhookPath.id(id), body, context.ifMatch()))
                .ok();
    }

    /** {@code DELETE /webhook/{id}}. */
    @DELETE
    @Path("{id}")
    @Requires(Scope.ADMIN)
    public Response delete(@PathParam("id") String id, @BeanParam RequestContext context) {
        context.requireNoParameters();
        WebhookId webhookId = WebhookPath.id(id);
        context.ifMatch().write(version -> {
            management.webhooks().delete(context.caller(), webhookId, version);
            return webhookId;
        });
        return Response.noContent().build();
    }
}
