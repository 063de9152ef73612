package io.leadstone.spring;

import io.leadstone.application.port.out.webhook.WebhookSecurity;
import io.leadstone.spring.LeadstoneProperties.Webhooks;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configures the protection of webhooks in an application without the webhook adapter. The use cases store webhooks
 * there, too, for example for another application that delivers.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingClass("io.leadstone.adapter.webhook.WebhookDispatcher")
@ConditionalOnMissingBean(WebhookSecurity.class)
class MissingWebhookAdapterConfiguration {

    /** Fails the start if a property needs the adapter. Without the key, secrets would be stored in plain text. */
    @Bean
    WebhookSecurity webhookSecurity(LeadstoneProperties properties) {
        Webhooks webhooks = properties.webhooks();
        if (webhooks.secretKey() != null) {
            throw refusal("leadstone.webhooks.secret-key");
        }
        if (!webhooks.allowedHosts().isEmpty()) {
            throw refusal("leadstone.webhooks.allowed-hosts");
        }
        return webhooks.plainHttp() ? WebhookSecurity.STANDARD.withPlainHttp() : WebhookSecurity.STANDARD;
    }

    private static LeadstoneStartException refusal(String property) {
        return new LeadstoneStartException(
                property + " is set, and lead-adapter-webhook is not on the class path",
                "Add the dependency io.leadstone:lead-adapter-webhook, or remove the property.");
    }
}
