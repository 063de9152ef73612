package io.leadstone.spring;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.in.privacy.PurgeLeads;
import io.leadstone.application.port.in.privacy.PurgeReport;
import io.leadstone.application.port.in.privacy.RetentionRules;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.idempotency.IdempotencyStore;
import io.leadstone.application.port.out.privacy.PrivacyStore;
import io.leadstone.application.privacy.RetentionWorker;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * Auto-configuration of the purge of leads after a retention period, and of idempotency keys after 24 hours. A store
 * without the capability {@link PrivacyStore} keeps its leads.
 */
@AutoConfiguration(after = LeadstoneAutoConfiguration.class)
@ConditionalOnBean(LeadStore.class)
@Conditional(EnabledCondition.Retention.class)
@ConditionalOnMissingBean(RetentionWorker.class)
public class LeadstoneRetentionAutoConfiguration {

    private static final PurgeReport NOTHING = new PurgeReport(0, 0, false);

    @Bean
    LeadRetention leadRetention(
            LeadStore store, ObjectProvider<LeadManagement> management, LeadstoneProperties properties) {
        RetentionRules rules = rules(properties.retention());
        return new LeadRetention(() -> worker(store, management, rules));
    }

    /** Returns the worker; empty if the store has nothing to purge. */
    private static Optional<RetentionWorker> worker(
            LeadStore store, ObjectProvider<LeadManagement> management, RetentionRules rules) {
        boolean canPurge = store.capability(PrivacyStore.class).isPresent();
        if (!canPurge && store.capability(IdempotencyStore.class).isEmpty()) {
            return Optional.empty();
        }
        LeadManagement purging = management.getObject();
        PurgeLeads leads = canPurge ? purging.privacy() : unused -> NOTHING;
        return Optional.of(new RetentionWorker(leads, purging.idempotency(), rules, RetentionWorker.INTERVAL));
    }

    /** Reports a failed worker to health checks. */
    @Bean
    LeadManagementCustomizer leadRetentionCustomizer(LeadRetention retention) {
        return builder -> builder.backgroundWorker("retention", retention::isHealthy);
    }

    private static RetentionRules rules(LeadstoneProperties.Retention settings) {
        return new RetentionRules(
                period("leadstone.retention.days", settings.days()),
                period("leadstone.retention.inactive-days", settings.inactiveDays()));
    }

    /** Returns the period; empty for 0 days. */
    private static Optional<Duration> period(String property, int days) {
        if (days < 0) {
            throw new LeadstoneStartException(
                    property + " cannot be used: it must not be negative, but is " + days,
                    "Write a number of days, or 0 to keep the leads.");
        }
        return days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(days));
    }
}
