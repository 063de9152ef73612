package io.leadstone.spring;

import io.leadstone.adapter.webhook.WebhookDispatcher;
import io.leadstone.adapter.webhook.WebhookDispatcherBuilder;
import io.leadstone.adapter.webhook.WebhookListener;
import io.leadstone.adapter.webhook.secret.AesGcmSecretCipher;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.webhook.SecretCipher;
import io.leadstone.application.port.out.webhook.WebhookSecurity;
import io.leadstone.application.port.out.webhook.WebhookStore;
import java.time.Clock;
import java.util.Set;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Auto-configuration of webhooks: their protection, and the dispatcher that delivers them. */
@AutoConfiguration(after = LeadstoneAutoConfiguration.class)
@ConditionalOnClass(WebhookDispatcher.class)
@ConditionalOnBean(LeadStore.class)
public class LeadstoneWebhookAutoConfiguration {

    private static final String WORKER = "webhook dispatcher";

    /** The use cases and the dispatcher need the same value. */
    @Bean
    @ConditionalOnMissingBean
    WebhookSecurity webhookSecurity(LeadstoneProperties properties) {
        String key = properties.webhooks().secretKey();
        return new WebhookSecurity(
                key == null ? SecretCipher.PLAIN : cipher(key),
                properties.webhooks().plainHttp());
    }

    private static SecretCipher cipher(String key) {
        try {
            return AesGcmSecretCipher.of(key);
        } catch (IllegalArgumentException wrong) {
            // The message contains no key.
            throw new LeadstoneStartException(
                    "leadstone.webhooks.secret-key cannot be used: " + wrong.getMessage(),
                    "Write it as id:key with 32 bytes in Base64 (openssl rand -base64 32 prints some).",
                    wrong);
        }
    }

    /** Delivers webhooks, unless the application has a dispatcher of its own. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(EnabledCondition.Webhooks.class)
    @ConditionalOnMissingBean(WebhookDispatcher.class)
    static class DispatchConfiguration {

        /** Looks beans up at the start of the dispatcher, because they may use {@code LeadManagement}. */
        @Bean
        WebhookDispatch webhookDispatch(
                LeadStore store, LeadManagementParts parts, LeadstoneProperties properties, ListableBeanFactory beans) {
            WebhookStore webhooks = parts.decorated(store)
                    .capability(WebhookStore.class)
                    .orElseThrow(() -> new LeadstoneStartException(
                            "The LeadStore bean " + store.getClass().getName() + " cannot store webhooks",
                            "Set leadstone.webhooks.enabled to false, or use a store with the capability"
                                    + " WebhookStore."));
            HostBeans hostBeans = new HostBeans(beans);
            WebhookSecurity security = hostBeans.only(WebhookSecurity.class).orElseThrow();
            Set<String> allowedHosts = Set.copyOf(properties.webhooks().allowedHosts());
            requireValid(allowedHosts);
            return new WebhookDispatch(() -> {
                WebhookDispatcherBuilder builder = WebhookDispatcher.builder()
                        .queue(webhooks.deliveryQueue())
                        .webhookSecurity(security)
                        .allowedHosts(allowedHosts);
                beans.getBeanProvider(Clock.class).ifUnique(builder::clock);
                hostBeans.only(WebhookListener.class).ifPresent(builder::listener);
                beans.getBeanProvider(WebhookDispatcherCustomizer.class)
                        .orderedStream()
                        .forEach(customizer -> customizer.customize(builder));
                return builder.build();
            });
        }

        private static void requireValid(Set<String> allowedHosts) {
            try {
                WebhookDispatcher.builder().allowedHosts(allowedHosts);
            } catch (IllegalArgumentException wrong) {
                throw new LeadstoneStartException(
                        "leadstone.webhooks.allowed-hosts cannot be used: " + wrong.getMessage(),
                        "Write each as host, host:port or host:*.",
                        wrong);
            }
        }

        /** Delivers an event as soon as it is committed, and reports a failed worker to health checks. */
        @Bean
        LeadManagementCustomizer webhookDispatchCustomizer(WebhookDispatch dispatch) {
            return builder -> builder.onEvent(event -> dispatch.wake()).backgroundWorker(WORKER, dispatch::isHealthy);
        }
    }

    /** Runs the dispatchers of the application. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(EnabledCondition.Webhooks.class)
    @ConditionalOnBean(WebhookDispatcher.class)
    static class HostDispatchConfiguration {

        /** Looks the beans up at the start, because a dispatcher may use {@code LeadManagement}. */
        @Bean
        HostWebhookDispatch hostWebhookDispatch(ListableBeanFactory beans) {
            return new HostWebhookDispatch(() -> beans.getBeanProvider(WebhookDispatcher.class)
                    .orderedStream()
                    .toList());
        }

        /** Does the same as for the dispatcher of this configuration. */
        @Bean
        LeadManagementCustomizer hostWebhookDispatchCustomizer(HostWebhookDispatch dispatch) {
            return builder -> builder.onEvent(event -> dispatch.wake()).backgroundWorker(WORKER, dispatch::isHealthy);
        }
    }
}
