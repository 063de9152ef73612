package io.leadstone.spring;

import io.leadstone.adapter.bucket4j.Bucket4jRateLimiter;
import io.leadstone.application.port.out.access.RateLimiter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures the limiter of public requests, if the application has the adapter for Bucket4j. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(Bucket4jRateLimiter.class)
class RateLimiterConfiguration {

    /** Counts in the memory of this application. A bean of the application can count for all nodes. */
    @Bean
    @ConditionalOnMissingBean(RateLimiter.class)
    Bucket4jRateLimiter leadstoneRateLimiter() {
        return Bucket4jRateLimiter.inMemory();
    }
}
