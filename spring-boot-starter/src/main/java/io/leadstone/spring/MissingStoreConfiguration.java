package io.leadstone.spring;

import io.leadstone.application.port.out.LeadStore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Fails the start with an explanation if no other configuration has provided a store. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean(LeadStore.class)
class MissingStoreConfiguration {

    @Bean
    LeadStore leadStore(LeadstoneProperties properties) {
        throw switch (properties.store()) {
            case AUTO ->
                new LeadstoneStartException(
                        "Leadstone found no store: the application has neither a DataSource nor a MongoClient with"
                                + " lead-adapter-mongo",
                        "Add spring-boot-starter-jdbc and a driver and set spring.datasource.url, or add"
                                + " lead-adapter-mongo and a MongoClient, or define a LeadStore bean.");
            case JDBC ->
                new LeadstoneStartException(
                        "leadstone.store is jdbc, and the application has no DataSource",
                        "Add spring-boot-starter-jdbc and a driver, and set spring.datasource.url.");
            case MONGO ->
                new LeadstoneStartException(
                        "leadstone.store is mongo, and the application has no MongoClient or no lead-adapter-mongo",
                        "Add the dependency lead-adapter-mongo, and configure a MongoClient.");
        };
    }
}
