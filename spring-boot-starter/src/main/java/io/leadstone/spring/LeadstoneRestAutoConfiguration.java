package io.leadstone.spring;

import io.leadstone.adapter.rest.LeadstoneRest;
import io.leadstone.adapter.rest.auth.ApiKeyAuthenticator;
import io.leadstone.adapter.rest.auth.Authenticator;
import io.leadstone.adapter.rest.auth.LeadTokens;
import io.leadstone.adapter.rest.auth.WithdrawalTokens;
import io.leadstone.adapter.rest.jersey.JerseyRoutes;
import io.leadstone.adapter.rest.limit.RefusalListener;
import io.leadstone.adapter.rest.limit.RequestLimits;
import io.leadstone.adapter.rest.request.EvidenceAddress;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.out.access.RateLimiter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.glassfish.hk2.utilities.binding.AbstractBinder;
import org.glassfish.jersey.servlet.ServletContainer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Auto-configuration of the HTTP routes. They have a Jersey servlet of their own below one path. The routes of the
 * application, of Actuator and of another Jersey application stay as they are.
 */
@AutoConfiguration(after = LeadstoneAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({LeadstoneRest.class, ServletContainer.class, AbstractBinder.class})
@Conditional(EnabledCondition.Rest.class)
@ConditionalOnBean(LeadManagement.class)
@Import(RateLimiterConfiguration.class)
public class LeadstoneRestAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(LeadstoneRestAutoConfiguration.class);

    /** A path that a servlet mapping can begin with. */
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+");

    private static final String GENERATE =
            "Set leadstone.rest.token-secret to at least 32 random bytes, the same on all"
                    + " nodes (openssl rand -hex 32 prints some), or set leadstone.rest.enabled to false.";

    @Bean
    @ConditionalOnMissingBean
    LeadTokens leadTokens(LeadstoneProperties properties) {
        String secret = Optional.ofNullable(properties.rest().tokenSecret()).orElse("");
        if (secret.isEmpty()) {
            throw new LeadstoneStartException(
                    "The HTTP routes of Leadstone need leadstone.rest.token-secret, and it is not set", GENERATE);
        }
        try {
            return LeadTokens.of(secret.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException tooShort) {
            throw new LeadstoneStartException(
                    "leadstone.rest.token-secret is too short: " + tooShort.getMessage(), GENERATE, tooShort);
        }
    }

    private static WithdrawalTokens withdrawals(LeadTokens tokens, LeadstoneProperties.Rest properties) {
        try {
            return WithdrawalTokens.of(
                    tokens,
                    properties.tokenOldSecrets().stream()
                            .map(secret -> LeadTokens.of(secret.getBytes(StandardCharsets.UTF_8)))
                            .toArray(LeadTokens[]::new));
        } catch (IllegalArgumentException tooShort) {
            throw new LeadstoneStartException(
                    "a text of leadstone.rest.token-old-secrets is too short: " + tooShort.getMessage(),
                    "Set leadstone.rest.token-old-secrets to the earlier values of leadstone.rest.token-secret.",
                    tooShort);
        }
    }

    /** API keys are accepted unless the application has another authenticator. */
    @Bean
    @ConditionalOnMissingBean(value = Authenticator.class, ignored = LeadTokens.class)
    ApiKeyAuthenticator leadstoneApiKeys(LeadManagement management) {
        return new ApiKeyAuthenticator(management.verifyApiKey());
    }

    @Bean
    @ConditionalOnMissingBean
    LeadstoneRest leadstoneRest(
            LeadManagement management,
            LeadTokens tokens,
            LeadstoneProperties properties,
            ObjectProvider<Authenticator> authenticators,
            ObjectProvider<UserAuthentication> users,
            ObjectProvider<RateLimiter> limiter,
            ObjectProvider<RefusalListener> refusals) {
        Authenticator[] all = Stream.concat(
                        authenticators.orderedStream().filter(each -> each != tokens),
                        users.orderedStream().map(UserAuthentication::authenticator))
                .toArray(Authenticator[]::new);
        LeadstoneRest routes = forVisitors(
                        counting(LeadstoneRest.of(management, tokens, all), properties), properties.rest())
                .withdrawalTokens(withdrawals(tokens, properties.rest()))
                .onRefusal((route, reason) ->
                        refusals.orderedStream().forEach(listener -> listener.refused(route, reason)));
        return Optional.ofNullable(limiter.getIfAvailable())
                .map(counter -> routes.limitedBy(limits(counter, properties.rest())))
                .orElseGet(() -> {
                    LOG.info("Public routes have no rate limit. lead-adapter-bucket4j would add it.");
                    return routes;
                });
    }

    private static LeadstoneRest counting(LeadstoneRest routes, LeadstoneProperties properties) {
        try {
            return routes.countingTo(properties.rest().countTo());
        } catch (IllegalArgumentException outOfRange) {
            throw new LeadstoneStartException(
                    "leadstone.rest.count-to cannot be used: " + outOfRange.getMessage(),
                    "Set leadstone.rest.count-to to a number from 1 to 1000000.",
                    outOfRange);
        }
    }

    private static LeadstoneRest forVisitors(LeadstoneRest routes, LeadstoneProperties.Rest rest) {
        try {
            return routes.allowingOrigins(rest.allowedOrigins())
                    .evidenceAddress(EvidenceAddress.of(rest.evidenceAddress())
                            .orElseThrow(() -> new LeadstoneStartException(
                                    "leadstone.rest.evidence-address is '" + rest.evidenceAddress() + "'",
                                    "Set leadstone.rest.evidence-address to full, shortened or none.")));
        } catch (IllegalArgumentException noOrigin) {
            throw new LeadstoneStartException(
                    "leadstone.rest.allowed-origins cannot be used: " + noOrigin.getMessage(),
                    "Set leadstone.rest.allowed-origins to origins in the form that browsers send.",
                    noOrigin);
        }
    }

    private static RequestLimits limits(RateLimiter limiter, LeadstoneProperties.Rest rest) {
        try {
            return new RequestLimits(
                    limiter, rest.ratePerMinute(), rest.ratePerHour(), rest.ratePerAgent(), rest.ratePerSession());
        } catch (IllegalArgumentException outOfRange) {
            throw new LeadstoneStartException(
                    "a rate limit of leadstone.rest cannot be used: " + outOfRange.getMessage(),
                    "Set rate-per-minute, rate-per-hour, rate-per-agent and rate-per-session to numbers from 0 to"
                            + " 1000000.",
                    outOfRange);
        }
    }

    /** Passes the address of the client to the routes, below their path only. */
    @Bean
    FilterRegistrationBean<ClientAddressServletFilter> leadstoneClientAddresses(LeadstoneProperties properties) {
        FilterRegistrationBean<ClientAddressServletFilter> filter =
                new FilterRegistrationBean<>(new ClientAddressServletFilter());
        filter.addUrlPatterns(properties.rest().path() + "/*");
        filter.setName("leadstoneClientAddresses");
        return filter;
    }

    @Bean
    @ConditionalOnMissingBean(name = "leadstoneServlet")
    ServletRegistrationBean<ServletContainer> leadstoneServlet(LeadstoneRest rest, LeadstoneProperties properties) {
        String path = properties.rest().path();
        if (!PATH.matcher(path).matches()) {
            throw new LeadstoneStartException(
                    "leadstone.rest.path must be a path such as /leadstone, not '" + path + "'",
                    "Begin it with a slash, do not end it with one, and leave / to your own routes.");
        }
        ServletRegistrationBean<ServletContainer> servlet =
                new ServletRegistrationBean<>(new ServletContainer(JerseyRoutes.of(rest)), path + "/*");
        servlet.setName("leadstone");
        servlet.setLoadOnStartup(1);
        return servlet;
    }

    /** An authenticator that is asked besides the beans of the type {@link Authenticator}. */
    record UserAuthentication(Authenticator authenticator) {}

    /** Maps the users of Spring Security to callers. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.security.core.context.SecurityContextHolder")
    static class SpringSecurityConfiguration {

        @Bean
        @ConditionalOnBean(CallerResolver.class)
        UserAuthentication leadstoneUsers(CallerResolver callers) {
            return new UserAuthentication(new SpringSecurityAuthenticator(callers));
        }
    }
}
