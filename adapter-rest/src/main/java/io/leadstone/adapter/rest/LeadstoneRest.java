package io.leadstone.adapter.rest;

import io.leadstone.adapter.rest.agent.AgentResource;
import io.leadstone.adapter.rest.analytic.AnalyticResource;
import io.leadstone.adapter.rest.analytic.CompanyStatisticsResource;
import io.leadstone.adapter.rest.auth.AccessFeature;
import io.leadstone.adapter.rest.auth.Authenticator;
import io.leadstone.adapter.rest.auth.LeadTokens;
import io.leadstone.adapter.rest.auth.WithdrawalTokens;
import io.leadstone.adapter.rest.conversation.ActivityResource;
import io.leadstone.adapter.rest.conversation.ConversationListResource;
import io.leadstone.adapter.rest.conversation.ConversationResource;
import io.leadstone.adapter.rest.cors.CorsFeature;
import io.leadstone.adapter.rest.cors.CorsRefusalFeature;
import io.leadstone.adapter.rest.cors.PreflightFilter;
import io.leadstone.adapter.rest.cors.WebOrigin;
import io.leadstone.adapter.rest.event.EventFeedResource;
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
import io.leadstone.adapter.rest.limit.ClientAddress;
import io.leadstone.adapter.rest.limit.LimitFeature;
import io.leadstone.adapter.rest.limit.RefusalListener;
import io.leadstone.adapter.rest.limit.RequestCounts;
import io.leadstone.adapter.rest.limit.RequestLimits;
import io.leadstone.adapter.rest.openapi.DocsResource;
import io.leadstone.adapter.rest.openapi.OpenApiResource;
import io.leadstone.adapter.rest.page.PageResponses;
import io.leadstone.adapter.rest.privacy.ErasureResource;
import io.leadstone.adapter.rest.privacy.PersonOfLeadResource;
import io.leadstone.adapter.rest.privacy.PersonResource;
import io.leadstone.adapter.rest.privacy.SuppressionResource;
import io.leadstone.adapter.rest.privacy.WithdrawalLinkResource;
import io.leadstone.adapter.rest.privacy.WithdrawalResource;
import io.leadstone.adapter.rest.problem.EarlyMediaTypeFilter;
import io.leadstone.adapter.rest.problem.MediaTypeFilter;
import io.leadstone.adapter.rest.problem.OwnProblemMapper;
import io.leadstone.adapter.rest.problem.ProblemInstanceFilter;
import io.leadstone.adapter.rest.problem.ProblemMapper;
import io.leadstone.adapter.rest.request.EvidenceAddress;
import io.leadstone.adapter.rest.route.OwnRoutes;
import io.leadstone.adapter.rest.route.OwnRoutesFeature;
import io.leadstone.adapter.rest.route.ResponseHeadersFilter;
import io.leadstone.adapter.rest.submission.CompanySubmissionResource;
import io.leadstone.adapter.rest.submission.ConfirmationResource;
import io.leadstone.adapter.rest.submission.SessionResource;
import io.leadstone.adapter.rest.submission.SubmissionResource;
import io.leadstone.adapter.rest.webhook.DeliveryResource;
import io.leadstone.adapter.rest.webhook.WebhookResource;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.query.PageRequest;
import jakarta.ws.rs.core.Application;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The Jakarta REST resources and providers of Leadstone. They need no classpath scanning, and only the injection that
 * Jakarta REST specifies.
 *
 * <pre>{@code
 * LeadstoneRest rest = LeadstoneRest.of(
 *         management, LeadTokens.of(secret), new ApiKeyAuthenticator(management.verifyApiKey()));
 * SeBootstrap.start(rest.application());                               // or
 * new ServletContainer(JerseyRoutes.of(rest));
 * }</pre>
 *
 * <p>{@link #application()} is an application of its own. {@link #singletons()} and {@link #classes()} are parts
 * for the application of a host that has other routes too.
 */
public final class LeadstoneRest {

    private static final String CURSOR_KEY = "leadstone cursors 1";

    private final LeadManagement management;
    private final LeadTokens tokens;
    private final List<Authenticator> authenticators;
    private final WithdrawalTokens withdrawals;
    private final Options options;

    private LeadstoneRest(
            LeadManagement management,
            LeadTokens tokens,
            List<Authenticator> authenticators,
            WithdrawalTokens withdrawals,
            Options options) {
        this.management = management;
        this.tokens = tokens;
        this.authenticators = authenticators;
        this.withdrawals = withdrawals;
        this.options = options;
    }

    /**
     * Returns the resources over the use cases of {@code management}.
     *
     * @param tokens issues and verifies the tokens of registered leads. The key that protects cursors is derived from
     *     its secret
     * @param others further authenticators. They are asked after {@code tokens} in this order; the first one that
     *     recognizes the credentials decides
     */
    public static LeadstoneRest of(LeadManagement management, LeadTokens tokens, Authenticator... others) {
        return new LeadstoneRest(
                management,
                tokens,
                Stream.concat(Stream.of(tokens), Stream.of(others)).toList(),
                WithdrawalTokens.of(tokens),
                Options.DEFAULT);
    }

    /**
     * Returns a copy that counts lists up to {@code limit} instead of {@value PageRequest#DEFAULT_COUNT}. The total of
     * a longer list is not exact, and a search ranks only the {@code limit} newest matches.
     *
     * @throws IllegalArgumentException if the limit is not from 1 to {@value PageRequest#MAX_COUNT}
     */
    public LeadstoneRest countingTo(int limit) {
        if (limit < 1 || limit > PageRequest.MAX_COUNT) {
            throw new IllegalArgumentException(
                    "the count limit of lists must be from 1 to " + PageRequest.MAX_COUNT + ", but is " + limit);
        }
        return with(
                new Options(limit, options.limits(), options.refusals(), options.corsOrigins(), options.evidence()));
    }

    /**
     * Returns a copy that limits the rate of public requests, of writes by widget sessions and of wrong secrets.
     * Without limits anybody can register any number of leads, unless a proxy limits them.
     */
    public LeadstoneRest limitedBy(RequestLimits limits) {
        return with(new Options(
                options.countTo(), Optional.of(limits), options.refusals(), options.corsOrigins(), options.evidence()));
    }

    /** Returns a copy that notifies {@code listener} of each request that it refuses before a use case runs. */
    public LeadstoneRest onRefusal(RefusalListener listener) {
        return with(
                new Options(options.countTo(), options.limits(), listener, options.corsOrigins(), options.evidence()));
    }

    /**
     * Returns a copy that lets pages of these web origins, such as {@code https://crm.example}, call all routes of
     * {@link #application()}. Without them pages of other origins can call only the routes of widgets, and only if the
     * agent allows their origin.
     *
     * @throws IllegalArgumentException if a text is not an origin in the form that browsers send
     */
    public LeadstoneRest allowingOrigins(Set<String> origins) {
        for (String origin : origins) {
            if (!WebOrigin.isValid(origin)) {
                throw new IllegalArgumentException(
                        "an origin must be such as https://crm.example, in lower case and without a default port, not '"
                                + origin + "'");
            }
        }
        return with(new Options(options.countTo(), options.limits(), options.refusals(), origins, options.evidence()));
    }

    /**
     * Returns a copy that keeps {@code choice} of the address of a registration, as evidence of its consents. The
     * default is {@link EvidenceAddress#FULL}. The host must set {@link ClientAddress#PROPERTY}.
     */
    public LeadstoneRest evidenceAddress(EvidenceAddress choice) {
        return with(
                new Options(options.countTo(), options.limits(), options.refusals(), options.corsOrigins(), choice));
    }

    /**
     * Returns a copy that signs and accepts withdrawal links with {@code choice}. The default accepts only links that
     * the present secret has signed.
     */
    public LeadstoneRest withdrawalTokens(WithdrawalTokens choice) {
        return new LeadstoneRest(management, tokens, authenticators, choice, options);
    }

    private LeadstoneRest with(Options other) {
        return new LeadstoneRest(management, tokens, authenticators, withdrawals, other);
    }

    /**
     * Returns resources and providers that a host adds to its own application, together with {@link #classes()}. They
     * do not change the host's routes: filters apply to the routes of Leadstone only, and requests that match no route
     * get the answer of the runtime. Some runtimes make a relative {@code Location} absolute with the {@code Host}
     * header of the request. Jersey does so unless it has the properties of {@link #application()}.
     */
    public Set<Object> singletons() {
        Set<Object> singletons = resources();
        singletons.add(new PreflightFilter(Set.of()));
        singletons.add(new CorsRefusalFeature(Set.of()));
        singletons.add(new OwnRoutesFeature(
                OwnRoutes.LEADSTONE,
                List.of(
                        new MediaTypeFilter(),
                        new ProblemInstanceFilter(),
                        new ResponseHeadersFilter(),
                        new BrokenAnswerInterceptor())));
        return singletons;
    }

    /**
     * Returns the providers that the runtime itself must create for {@link #singletons()}. Without them a failure on a
     * route of Leadstone is not a problem document.
     */
    public static Set<Class<?>> classes() {
        return Set.of(OwnProblemMapper.class);
    }

    /**
     * Returns an application that has only the routes of Leadstone. It answers each failed request with a problem
     * document, also if no route matches.
     */
    public Application application() {
        Set<Object> singletons = resources();
        singletons.add(new ProblemMapper());
        singletons.add(new PreflightFilter(options.corsOrigins()));
        singletons.add(new CorsRefusalFeature(options.corsOrigins()));
        singletons.add(new EarlyMediaTypeFilter());
        singletons.add(new ProblemInstanceFilter());
        singletons.add(new ResponseHeadersFilter());
        singletons.add(new BrokenAnswerInterceptor());
        return new LeadstoneApplication(singletons);
    }

    private Set<Object> resources() {
        PageResponses pages = new PageResponses(tokens.keyFor(CURSOR_KEY), options.countTo());
        RequestCounts counts = new RequestCounts(options.limits(), options.refusals());
        Set<Object> singletons = new LinkedHashSet<>();
        singletons.add(new LeadResource(management));
        singletons.add(new LeadListResource(management, pages));
        singletons.add(new ConsentResource(management, pages));
        singletons.add(new HistoryResource(management, pages));
        singletons.add(new ErasureResource(management));
        singletons.add(new PersonResource(management));
        singletons.add(new PersonOfLeadResource(management));
        singletons.add(new SuppressionResource(management, pages));
        singletons.add(new WithdrawalLinkResource(management, withdrawals));
        singletons.add(new WithdrawalResource(management, withdrawals));
        singletons.add(new EventFeedResource(management));
        singletons.add(new RegistrationResource(management, tokens, counts, options.evidence()));
        singletons.add(new SubmissionResource(management, pages));
        singletons.add(new CompanySubmissionResource(management, pages));
        singletons.add(new SessionResource(management, tokens));
        singletons.add(new ConfirmationResource(management));
        singletons.add(new SdkLeadResource(management));
        singletons.add(new ConversationResource(management));
        singletons.add(new ConversationListResource(management, pages));
        singletons.add(new ActivityResource(management));
        singletons.add(new AnalyticResource(management));
        singletons.add(new CompanyStatisticsResource(management));
        singletons.add(new ExportResource(management));
        singletons.add(new AgentResource(management, pages));
        singletons.add(new WebhookResource(management, pages));
        singletons.add(new DeliveryResource(management, pages));
        singletons.add(new HealthResource(management));
        singletons.add(new OpenApiResource());
        singletons.add(new DocsResource());

        singletons.add(new JsonBodyReader());
        singletons.add(new JsonResponseWriter());
        singletons.add(new CorsFeature(OwnRoutes.LEADSTONE, management, options.corsOrigins()));
        singletons.add(new LimitFeature(OwnRoutes.LEADSTONE, counts));
        singletons.add(new AccessFeature(OwnRoutes.LEADSTONE, authenticators, counts));
        return singletons;
    }

    /** The choices of the host that have defaults. */
    private record Options(
            int countTo,
            Optional<RequestLimits> limits,
            RefusalListener refusals,
            Set<String> corsOrigins,
            EvidenceAddress evidence) {

        static final Options DEFAULT = new Options(
                PageRequest.DEFAULT_COUNT, Optional.empty(), (route, reason) -> {}, Set.of(), EvidenceAddress.FULL);

        Options {
            corsOrigins = Set.copyOf(corsOrigins);
        }
    }
}
