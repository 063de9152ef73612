package io.leadstone.spring;

import io.leadstone.adapter.micrometer.LeadstoneMetrics;
import io.leadstone.adapter.rest.limit.RefusalListener;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Auto-configuration of the metrics in the registry of the application. */
@AutoConfiguration(
        afterName = {
            // Boot 3.5
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            // Boot 4
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnClass({MeterRegistry.class, LeadstoneMetrics.class})
@ConditionalOnBean(MeterRegistry.class)
@Conditional(EnabledCondition.Metrics.class)
public class LeadstoneMetricsAutoConfiguration {

    /** It is a decorator of the use cases, and {@link LeadManagementParts} uses all of them. */
    @Bean
    @ConditionalOnMissingBean
    LeadstoneMetrics leadstoneMetrics(MeterRegistry registry) {
        return LeadstoneMetrics.of(registry);
    }

    @Bean
    LeadStoreDecorator leadstoneStoreMetrics(LeadstoneMetrics metrics) {
        return metrics::measure;
    }

    /** Counts refused HTTP requests, if the application has the REST adapter. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(RefusalListener.class)
    static class RefusalConfiguration {

        @Bean
        RefusalListener leadstoneRefusals(LeadstoneMetrics metrics) {
            return (route, reason) -> metrics.countRefusal(route, reason.code());
        }
    }
}
