package io.leadstone.adapter.rest.webhook;

import io.leadstone.adapter.rest.auth.RequiresScope;
import io.leadstone.adapter.rest.idempotency.IdempotentAnswers;
import io.leadstone.adapter.rest.idempotency.IdempotentWrite;
import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.json.JsonFields;
import io.leadstone.adapter.rest.json.WireInstant;
import io.leadstone.adapter.rest.page.PageResponses;
import io.leadstone.adapter.rest.page.QueryParameters;
import io.leadstone.adapter.rest.request.PathIds;
import io.leadstone.adapter.rest.request.RequestContext;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.adapter.rest.version.IfMatch;
import io.leadstone.adapter.rest.version.IfNoneMatch;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.webhook.CreateWebhookCommand;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.webhook.Delivery;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The webhooks of a company: creates, lists, reads, updates and deletes them. It also rotates the secret, enqueues a
 * test, and replays events.
 */
@Path(Routes.WEBHOOK)
@Produces(MediaType.APPLICATION_JSON)
public final class WebhookResource {

    private static final String MERGE_PATCH = "application/merge-patch+json";

    private static final String SINCE = "since";

    private final LeadManagement management;
    private final IdempotentAnswers answers;
    private final PageResponses pages;
    private final WebhookUpdateHandler updates;

    public WebhookResource(LeadManagement management, PageResponses pages) {
        this.management = management;
        this.answers = new IdempotentAnswers(management);
        this.pages = pages;
        this.updates = new WebhookUpdateHandler(management);
    }

    /** {@code POST /webhook}. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.ADMIN)
    public Response create(JsonBody body, @BeanParam RequestContext context) {
        Caller caller = context.caller();
        context.requireNoRecord();
        WebhookRequest request = WebhookRequest.of(body.fields());
        CreateWebhookCommand command = request.create();
        context.query().require(request.faultsOfNew(caller), () -> management.violationsOf(command));
        return answers.answer(
                context,
                body,
                () -> {
                    Webhook created = management.webhooks().create(caller, command);
                    return IdempotentWrite.withSecret(
                            IssuedSecretResponse.answer(created(context, created), created),
                            WebhookResponses.of(created).answer(created(context, created)));
                },
                written -> {
                    Webhook created = management
                            .webhooks()
                            .get(caller, new WebhookId(written.record().id()));
                    return IdempotentWrite.of(WebhookResponses.of(created).answer(created(context, created)));
                });
    }

    private static Response.ResponseBuilder created(RequestContext context, Webhook created) {
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, context.location("webhook", created.id()));
    }

    /** {@code GET /webhook}. */
    @GET
    @RequiresScope(Scope.ADMIN)
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
    @RequiresScope(Scope.ADMIN)
    public Response get(@PathParam("id") String id, @BeanParam RequestContext context) {
        context.requireNoParameters();
        IfNoneMatch known = context.ifNoneMatch();
        Webhook webhook = management.webhooks().get(context.caller(), PathIds.webhook(id));
        WebhookResponses answer = WebhookResponses.of(webhook);
        return known.answer(answer.webhook(), answer.tag());
    }

    /** {@code PATCH /webhook/{id}}. */
    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
    @RequiresScope(Scope.ADMIN)
    public Response patch(@PathParam("id") String id, JsonBody body, @BeanParam RequestContext context) {
        context.requireNoParameters();
        return WebhookResponses.of(updates.patch(context.caller(), PathIds.webhook(id), body, context.ifMatch()))
                .ok();
    }

    /** {@code DELETE /webhook/{id}}. */
    @DELETE
    @Path("{id}")
    @RequiresScope(Scope.ADMIN)
    public Response delete(@PathParam("id") String id, @BeanParam RequestContext context) {
        context.requireNoParameters();
        WebhookId webhookId = PathIds.webhook(id);
        context.ifMatch().write(version -> {
            management.webhooks().delete(context.caller(), webhookId, version);
            return webhookId;
        });
        return Response.noContent().build();
    }

    /** {@code POST /webhook/{id}/rotate-secret}. */
    @POST
    @Path("{id}/rotate-secret")
    @RequiresScope(Scope.ADMIN)
    public Response rotateSecret(@PathParam("id") String id, JsonBody body, @BeanParam RequestContext context) {
        context.requireNoInput(body);
        WebhookId webhookId = PathIds.webhook(id);
        IfMatch condition = context.ifMatch();
        Caller caller = context.caller();
        return answers.answer(
                context,
                body,
                () -> {
                    Webhook rotated =
                            condition.write(version -> management.webhooks().rotateSecret(caller, webhookId, version));
                    return IdempotentWrite.withSecret(
                            IssuedSecretResponse.answer(Response.ok(), rotated),
                            WebhookResponses.of(rotated).ok());
                },
                written -> IdempotentWrite.of(
                        WebhookResponses.of(management.webhooks().get(caller, webhookId))
                                .ok()));
    }

    /** {@code POST /webhook/{id}/test}. */
    @POST
    @Path("{id}/test")
    @RequiresScope(Scope.ADMIN)
    public Response test(@PathParam("id") String id, JsonBody body, @BeanParam RequestContext context) {
        context.requireNoInput(body);
        WebhookId webhookId = PathIds.webhook(id);
        IfMatch condition = context.ifMatch();
        return answers.answer(context, body, () -> {
            Delivery delivery =
                    condition.write(version -> management.webhooks().test(context.caller(), webhookId, version));
            return IdempotentWrite.of(
                    Response.accepted(DeliveryResponse.of(delivery)).build());
        });
    }

    /** {@code POST /webhook/{id}/replay}. */
    @POST
    @Path("{id}/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.ADMIN)
    public Response replay(@PathParam("id") String id, JsonBody body, @BeanParam RequestContext context) {
        Instant since = since(body.fields(), context.query());
        WebhookId webhookId = PathIds.webhook(id);
        IfMatch condition = context.ifMatch();
        return answers.answer(context, body, () -> {
            long replayed = condition.write(
                    version -> management.webhooks().replay(context.caller(), webhookId, version, since));
            return IdempotentWrite.of(Response.accepted(new ReplayResponse(webhookId.toString(), since, replayed))
                    .build());
        });
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
