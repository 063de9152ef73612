package io.leadstone.spring;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.leadstone.adapter.mongo.MongoLeadStore;
import io.leadstone.adapter.mongo.MongoLeadStoreBuilder;
import io.leadstone.adapter.mongo.MongoSchemaMode;
import io.leadstone.adapter.mongo.session.MongoHostTransactions;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.domain.failure.StoreUnavailableException;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.MongoDatabaseUtils;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Configures the MongoDB store on the database or client of the application. It joins the transactions of a {@code
 * MongoTransactionManager}, if the application has Spring Data MongoDB.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({MongoClient.class, MongoLeadStore.class})
@ConditionalOnBean({MongoClient.class})
@ConditionalOnMissingBean(LeadStore.class)
@Conditional(StoreKindCondition.Mongo.class)
class MongoStoreConfiguration {

    @Bean
    MongoLeadStore leadStore(
            LeadstoneProperties properties,
            Environment environment,
            ObjectProvider<MongoDatabase> databases,
            ObjectProvider<MongoClient> clients,
            ObjectProvider<SpringDataDatabase> springData,
            ListableBeanFactory beans) {
        HostBeans hostBeans = new HostBeans(beans);
        MongoDatabase database = given(properties, hostBeans, databases, springData)
                .orElseGet(() -> ofClient(properties, environment, clients));
        try {
            MongoLeadStoreBuilder builder = MongoLeadStore.builder(database)
                    .collectionPrefix(properties.tablePrefix())
                    .schemaMode(modeOf(properties.schemaMode()));
            hostBeans
                    .only(MongoHostTransactions.class)
                    .ifPresent(host -> builder.hostSessions(host.sessions(), host.afterCommit()));
            return builder.build();
        } catch (StoreUnavailableException failed) {
            throw new LeadstoneStartException(
                    "Leadstone cannot reach the MongoDB database '" + database.getName() + "': " + failed.getMessage(),
                    "Check the URI of the MongoClient, and that the server runs.",
                    failed);
        } catch (IllegalStateException refused) {
            throw new LeadstoneStartException(
                    "Leadstone cannot use the MongoDB database '" + database.getName() + "': " + refused.getMessage(),
                    "Set leadstone.schema-mode to create, which creates missing indexes and migrates documents.",
                    refused);
        }
    }

    /**
     * Returns the only or the primary database bean, or without a name in the properties that of Spring Data.
     *
     * @throws LeadstoneStartException if there are several beans, and neither a primary one, nor a name in the
     *     properties, nor a database of Spring Data
     */
    private static Optional<MongoDatabase> given(
            LeadstoneProperties properties,
            HostBeans beans,
            ObjectProvider<MongoDatabase> databases,
            ObjectProvider<SpringDataDatabase> springData) {
        Optional<MongoDatabase> unique = Optional.ofNullable(databases.getIfUnique());
        if (properties.mongoDatabase() != null) {
            return unique;
        }
        return unique.or(() -> springData.stream()
                        .flatMap(found -> found.database().stream())
                        .findFirst())
                .or(() -> beans.only(
                        MongoDatabase.class, "Mark one with @Primary, or set leadstone.mongo-database to a name."));
    }

    private static MongoDatabase ofClient(
            LeadstoneProperties properties, Environment environment, ObjectProvider<MongoClient> clients) {
        MongoClient client = clients.getIfUnique();
        if (client == null) {
            throw new LeadstoneStartException(
                    "Leadstone needs one MongoClient, and the application has several without a primary one",
                    "Mark one with @Primary, or define a MongoDatabase bean.");
        }
        return client.getDatabase(databaseName(properties, environment));
    }

    private static String databaseName(LeadstoneProperties properties, Environment environment) {
        return Stream.of(
                        Optional.ofNullable(properties.mongoDatabase()),
                        ofBoot(environment, "database"),
                        ofBoot(environment, "uri").map(uri -> new ConnectionString(uri).getDatabase()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new LeadstoneStartException(
                        "Leadstone does not know the name of the MongoDB database",
                        "Set leadstone.mongo-database, name the database in Boot's URI of MongoDB, or define a"
                                + " MongoDatabase bean."));
    }

    /** Boot 4 renamed the properties of MongoDB. */
    private static Optional<String> ofBoot(Environment environment, String property) {
        return Optional.ofNullable(environment.getProperty("spring.mongodb." + property))
                .or(() -> Optional.ofNullable(environment.getProperty("spring.data.mongodb." + property)));
    }

    private static MongoSchemaMode modeOf(LeadstoneProperties.SchemaMode mode) {
        return switch (mode) {
            case NONE -> MongoSchemaMode.NONE;
            case VALIDATE -> MongoSchemaMode.VALIDATE;
            case CREATE, MIGRATE -> MongoSchemaMode.CREATE;
        };
    }

    /** The database of the application's only factory; empty if it has none, or several without a primary one. */
    record SpringDataDatabase(Optional<MongoDatabase> database) {}

    /** Finds the database of Spring Data MongoDB, which Boot takes from its properties or its URI. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MongoDatabaseFactory.class)
    static class SpringDataDatabaseConfiguration {

        @Bean
        SpringDataDatabase springDataDatabase(ObjectProvider<MongoDatabaseFactory> factories) {
            return new SpringDataDatabase(
                    Optional.ofNullable(factories.getIfUnique()).map(MongoDatabaseFactory::getMongoDatabase));
        }
    }

    /** The transactions of Spring Data MongoDB. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MongoDatabaseUtils.class)
    @ConditionalOnBean(MongoDatabaseFactory.class)
    @ConditionalOnMissingBean(MongoHostTransactions.class)
    static class SpringDataTransactions {

        @Bean
        MongoHostTransactions mongoHostTransactions(
                ObjectProvider<MongoDatabaseFactory> factories, ObjectProvider<PlatformTransactionManager> managers) {
            MongoDatabaseFactory factory = factories.getIfUnique();
            if (factory == null) {
                throw new LeadstoneStartException(
                        "Leadstone needs one MongoDatabaseFactory, and the application has several without a primary"
                                + " one",
                        "Mark the one of the MongoTransactionManager with @Primary, or define a MongoHostTransactions"
                                + " bean.");
            }
            return new SpringMongoTransactions(factory, managers).asHostTransactions();
        }
    }
}
