package io.leadstone.spring;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches if the property that the subclass names is true or missing. It reads the property like {@link
 * LeadstoneProperties}, so that {@code off}, {@code no} and {@code 0} are false, too. A condition on the text would
 * match them.
 */
sealed class EnabledCondition extends SpringBootCondition {

    private final String property;

    private EnabledCondition(String property) {
        this.property = property;
    }

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        boolean enabled = Binder.get(context.getEnvironment())
                .bind(property, Boolean.class)
                .orElse(true);
        return new ConditionOutcome(
                enabled, ConditionMessage.forCondition("Leadstone switch").because(property + " is " + enabled));
    }

    /** Matches if the HTTP routes are enabled. */
    static final class Rest extends EnabledCondition {

        Rest() {
            super("leadstone.rest.enabled");
        }
    }

    /** Matches if the delivery of webhooks is enabled. */
    static final class Webhooks extends EnabledCondition {

        Webhooks() {
            super("leadstone.webhooks.enabled");
        }
    }

    /** Matches if the purge of leads is enabled. */
    static final class Retention extends EnabledCondition {

        Retention() {
            super("leadstone.retention.enabled");
        }
    }

    /** Matches if the metrics are enabled. */
    static final class Metrics extends EnabledCondition {

        Metrics() {
            super("leadstone.metrics.enabled");
        }
    }
}
