package io.leadstone.adapter.rest;

import io.leadstone.adapter.rest.agent.AgentResource;
import io.leadstone.adapter.rest.analytic.AnalyticResource;
import io.leadstone.adapter.rest.analytic.CompanyStatisticsResource;
import io.leadstone.adapter.rest.auth.AccessFeature;
import io.leadstone.adapter.rest.auth.Authenticator;
import io.leadstone.adapter.rest.auth.LeadTokens;
import io.leadstone.adapter.rest.conversation.ActivityResource;
import io.leadstone.adapter.rest.conversation.ConversationListResource;
import io.leadstone.adapter.rest.conversation.ConversationResource;
import io.leadstone.adapter.rest.export.BrokenAnswerInterceptor;
import io.leadstone.adapter.rest.export.ExportResource;
import io.leadstone.adapter.rest.health.HealthResource;
import io.leadstone.adapter.rest.json.JsonBodyReader;
import io.leadstone.adapter.rest.json.JsonResponseWriter;
import io.leadstone.adapter.rest.lead.ConsentResource;
import io.leadstone.adapter.rest.lead.HistoryResource;
import io.leadstone.adapter.rest.lead.LeadListResource;
import io.leadstone.adapter.rest.lead.LeadResource;
import io.leadstone.adapter.rest.lead.RegistrationResource;
import io.leadstone.adapter.rest.lead.SdkLeadResource;
import io.leadstone.adapter.rest.openapi.DocsResource;
import io.leadstone.adapter.rest.openapi.DocsScriptResource;
import io.leadstone.adapter.rest.openapi.OpenApiResource;
import io.leadstone.adapter.rest.page.PageResponses;
import io.leadstone.adapter.rest.problem.MediaTypeFilter;
import io.leadstone.adapter.rest.problem.ProblemInstanceFilter;
import io.leadstone.adapter.rest.problem.ProblemMapper;
import io.leadstone.adapter.rest.route.ResponseHeadersFilter;
import io.leadstone.adapter.rest.webhook.DeliveryResource;
import io.leadstone.adapter.rest.webhook.WebhookResource;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.query.PageRequest;
import jakarta.ws.rs.core.Application;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Leadstone for a Jakarta REST runtime. Nothing is scanned for and nothing injected but by the specification: these objects are all
 * there is.
 *
 * <pre>{@code
 * LeadstoneRest rest = LeadstoneRest.of(leads, LeadTokens.of(secret), new ApiKeyAuthenticator(management.verifyApiKey()));
 * SeBootstrap.start(rest.application());                               // or
 * new ServletContainer(ResourceConfig.forApplication(rest.application()));
 * }</pre>
 *
 * <p>It answers every failure in its application, also those of other resources, with a problem document; give it an application of
 * its own.
 */
public final class LeadstoneRest {

    private static final String CURSOR_KEY = "leadstone cursors 1";

    private final LeadManagement management;
    private final LeadTokens tokens;
    private final List<Authenticator> authenticators;
    private final int countTo;

    private LeadstoneRest(
            LeadManagement management, LeadTokens tokens, List<Authenticator> authenticators, int countTo) {
        this.management = management;
        this.tokens = tokens;
        this.authenticators = authenticators;
        this.countTo = countTo;
    }

    /**
     * The routes over {@code leads}.
     *
     * @param tokens what registered leads get, and come back with; their secret also makes the key that seals cursors of lists
     * @param others who else comes in; asked in this order, the first that knows the credentials decides
     */
    public static LeadstoneRest of(LeadManagement management, LeadTokens tokens, Authenticator... others) {
        return new LeadstoneRest(
                management,
                tokens,
                Stream.concat(Stream.of(tokens), Stream.of(others)).toList(),
                PageRequest.DEFAULT_COUNT);
    }

    /**
     * The same routes, whose lists are counted to {@code limit} in place of {@value PageRequest#DEFAULT_COUNT}: a longer one has a total
     * that is not exact, and of what a search finds so many, the newest, are ranked.
     *
     * @throws IllegalArgumentException where it is not from 1 to {@value PageRequest#MAX_COUNT}
     */
    public LeadstoneRest countingTo(int limit) {
        if (limit < 1 || limit > PageRequest.MAX_COUNT) {
            throw new IllegalArgumentException(
                    "a list is counted to 1 to " + PageRequest.MAX_COUNT + " items, not to " + limit);
        }
        return new LeadstoneRest(management, tokens, authenticators, limit);
    }

    /**
     * Resources and providers, for a host that puts an application together itself. A runtime may turn a relative {@code Location} into
     * an absolute one by the request's {@code Host} header; Jersey does so unless it has the properties of {@link #application()}.
     */
    public Set<Object> singletons() {
        PageResponses pages = new PageResponses(tokens.keyFor(CURSOR_KEY), countTo);
        Set<Object> parts = new LinkedHashSet<>();
        parts.add(new LeadResource(management));
        parts.add(new LeadListResource(management, pages));
        parts.add(new ConsentResource(management, pages));
        parts.add(new HistoryResource(management, pages));
        parts.add(new RegistrationResource(management, tokens));
        parts.add(new SdkLeadResource(management));
        parts.add(new ConversationResource(management));
        parts.add(new ConversationListResource(management, pages));
        parts.add(new ActivityResource(management));
        parts.add(new AnalyticResource(management));
        parts.add(new CompanyStatisticsResource(management));
        parts.add(new ExportResource(management));
        parts.add(new AgentResource(management, pages));
        parts.add(new WebhookResource(management, pages));
        parts.add(new DeliveryResource(management, pages));
        parts.add(new HealthResource(management.health()));
        parts.add(new OpenApiResource());
        parts.add(new DocsResource());
        parts.add(new DocsScriptResource());

        parts.add(new JsonBodyReader());
        parts.add(new JsonResponseWriter());
        parts.add(new BrokenAnswerInterceptor());
        parts.add(new MediaTypeFilter());
        parts.add(new ProblemMapper());
        parts.add(new ProblemInstanceFilter());
        parts.add(new ResponseHeadersFilter());
        // What stands at the door, from outside in: origins of browsers and limits of rate belong before the access
        // feature
        // (a priority below AUTHENTICATION), idempotency keys after it, since a stored answer belongs to a caller.
        parts.add(new AccessFeature(LeadstoneRest.class.getPackageName(), authenticators));
        return parts;
    }

    /** The application of these parts. */
    public Application application() {
        return new LeadstoneApplication(singletons());
    }
}
