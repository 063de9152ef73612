package io.leadstone.spring;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.LeadOperations;
import io.leadstone.application.port.out.LeadStore;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Auto-configuration of the store and of {@link LeadManagement}. Each bean is omitted if the application defines one of
 * its type.
 *
 * <p>The names of other auto-configurations are texts, because Boot 4 moved these classes to other packages. Names that
 * do not exist are ignored.
 */
@AutoConfiguration(
        afterName = {
            // Boot 3.5
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
            "org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration",
            "org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration",
            "org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration",
            "org.springframework.boot.autoconfigure.liquibase.LiquibaseAutoConfiguration",
            "org.springframework.boot.autoconfigure.sql.init.SqlInitializationAutoConfiguration",
            "org.springframework.boot.autoconfigure.mongo.MongoAutoConfiguration",
            "org.springframework.boot.autoconfigure.data.mongo.MongoDataAutoConfiguration",
            "org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration",
            // Boot 4
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration",
            "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
            "org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration"
        })
@EnableConfigurationProperties(LeadstoneProperties.class)
@Import({
    ReplacedPropertiesConfiguration.class,
    JdbcStoreConfiguration.class,
    MongoStoreConfiguration.class,
    MissingStoreConfiguration.class,
    MissingWebhookAdapterConfiguration.class,
    PhoneNumbersConfiguration.class
})
public class LeadstoneAutoConfiguration {

    @Bean
    LeadManagementParts leadManagementParts(ListableBeanFactory beans, LeadstoneProperties properties) {
        return new LeadManagementParts(beans, properties);
    }

    /** The use cases, for injection into the beans of the application. */
    @Bean
    @ConditionalOnMissingBean
    LeadManagement leadManagement(LeadManagementParts parts, LeadStore store) {
        return parts.management(store);
    }

    /** Operations on API keys and email keys, for operators. */
    @Bean
    @ConditionalOnMissingBean
    LeadOperations leadOperations(LeadManagementParts parts, LeadStore store) {
        return parts.operations(store);
    }

    @Bean
    @ConditionalOnProperty("leadstone.bootstrap.company")
    FirstApiKeyCreator firstApiKeyCreator(
            LeadManagement management, LeadOperations operations, LeadstoneProperties properties) {
        return new FirstApiKeyCreator(management, operations.apiKeys(), properties.bootstrap());
    }

    /** Uses the bound property: a condition on its text would not match a value such as {@code AFTER_COMMIT}. */
    @Bean
    LeadManagementCustomizer leadEventPublisher(LeadstoneProperties properties, ApplicationEventPublisher publisher) {
        return builder -> {
            switch (properties.events().publish()) {
                case NONE -> {}
                case AFTER_COMMIT -> builder.onEvent(publisher::publishEvent);
                case IN_TRANSACTION -> builder.inTransaction(new PublishingListener(publisher));
            }
        };
    }
}
