package io.leadstone.spring;

import io.leadstone.application.LeadManagement;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of the health indicator of Boot 4. */
@AutoConfiguration(after = LeadstoneAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(LeadManagement.class)
@ConditionalOnEnabledHealthIndicator("leadstone")
public class LeadstoneBoot4HealthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "leadstoneHealthIndicator")
    HealthIndicator leadstoneHealthIndicator(LeadManagement management) {
        return () -> {
            LeadstoneHealth health = LeadstoneHealth.of(management.health());
            Health.Builder answer = health.isUp() ? Health.up() : Health.down();
            health.failure().ifPresent(answer::withException);
            return health.deadWorkers().isEmpty()
                    ? answer.build()
                    : answer.withDetail("deadWorkers", health.deadWorkers()).build();
        };
    }
}
