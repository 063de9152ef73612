package io.leadstone.spring;

import io.leadstone.adapter.mybatis.MyBatisLeadStore;
import io.leadstone.adapter.mybatis.MyBatisLeadStoreBuilder;
import io.leadstone.adapter.mybatis.SchemaMode;
import io.leadstone.adapter.mybatis.sql.SqlHostTransactions;
import io.leadstone.adapter.mybatis.sql.UnusableReplicaException;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.domain.failure.StoreUnavailableException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;

/** Configures the SQL store on the data source of the application. It joins the transactions of Spring. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({DataSourceUtils.class, MyBatisLeadStore.class})
@ConditionalOnBean(DataSource.class)
@ConditionalOnMissingBean(LeadStore.class)
@Conditional(StoreKindCondition.Jdbc.class)
class JdbcStoreConfiguration {

    /** Runs after Flyway, Liquibase and the SQL scripts of the application, so that their tables can be validated. */
    @Bean
    @DependsOnDatabaseInitialization
    MyBatisLeadStore leadStore(
            LeadstoneProperties properties,
            ObjectProvider<DataSource> dataSources,
            ObjectProvider<SqlHostTransactions> transactions,
            ObjectProvider<PlatformTransactionManager> managers,
            ListableBeanFactory beans) {
        DataSource dataSource = named("data-source", properties.dataSource(), beans)
                .orElseGet(() -> withoutProxy(theOne(dataSources, beans)));
        String prefix = properties.tablePrefix();
        try {
            MyBatisLeadStoreBuilder store = MyBatisLeadStore.builder(new TransactionAwareDataSourceProxy(dataSource))
                    .hostTransactions(transactions.getIfAvailable(() -> SpringSqlTransactions.on(dataSource, managers)))
                    .tablePrefix(prefix)
                    .schemaMode(modeOf(properties.schemaMode()));
            named("replica-data-source", properties.replicaDataSource(), beans).ifPresent(store::replicaDataSource);
            named("export-data-source", properties.exportDataSource(), beans).ifPresent(store::exportDataSource);
            named("maintenance-data-source", properties.maintenanceDataSource(), beans)
                    .ifPresent(store::maintenanceDataSource);
            return store.build();
        } catch (StoreUnavailableException failed) {
            throw new LeadstoneStartException(
                    "Leadstone cannot reach the database of the DataSource: "
                            + Optional.ofNullable(failed.getCause())
                                    .orElse(failed)
                                    .getMessage(),
                    "Check spring.datasource.url, user and password, and that the database runs.",
                    failed);
        } catch (UnusableReplicaException behind) {
            throw unusableReplica(properties.replicaDataSource(), behind);
        } catch (IllegalStateException refused) {
            throw new LeadstoneStartException(
                    "Leadstone cannot use the tables (leadstone.schema-mode is "
                            + name(properties.schemaMode()) + ", leadstone.table-prefix is '" + prefix + "'): "
                            + refused.getMessage(),
                    adviceFor(properties.schemaMode()),
                    refused);
        } catch (IllegalArgumentException wrong) {
            throw new LeadstoneStartException(
                    "Leadstone cannot use this configuration: " + wrong.getMessage(),
                    "Use H2, PostgreSQL, MariaDB or MySQL, a replica of the same product with the same driver, and a"
                            + " leadstone.table-prefix of 1 to 31 of a-z 0-9 _.",
                    wrong);
        }
    }

    static LeadstoneStartException unusableReplica(@Nullable String name, UnusableReplicaException failure) {
        return new LeadstoneStartException(
                "Leadstone cannot use the read replica (leadstone.replica-data-source is '" + name + "'): "
                        + failure.getMessage(),
                "Wait until the replica has replayed the upgrade, or remove the property.",
                failure);
    }

    private static DataSource theOne(ObjectProvider<DataSource> dataSources, ListableBeanFactory beans) {
        DataSource unique = dataSources.getIfUnique();
        if (unique == null) {
            throw new LeadstoneStartException(
                    "Leadstone needs one DataSource, and the application has several without a primary one: "
                            + String.join(", ", Arrays.asList(beans.getBeanNamesForType(DataSource.class))),
                    "Set leadstone.data-source to the name of the one for the leads, or mark one with @Primary.");
        }
        return unique;
    }

    /** Returns the data source that the property names; empty if the property is not set. */
    private static Optional<DataSource> named(String property, @Nullable String name, ListableBeanFactory beans) {
        if (name == null) {
            return Optional.empty();
        }
        if (!beans.containsBean(name) || !beans.isTypeMatch(name, DataSource.class)) {
            throw new LeadstoneStartException(
                    "leadstone." + property + " is '" + name + "', and the application has no DataSource of this name: "
                            + String.join(", ", Arrays.asList(beans.getBeanNamesForType(DataSource.class))),
                    "Set leadstone." + property + " to the name of a DataSource bean.");
        }
        return Optional.of(withoutProxy(beans.getBean(name, DataSource.class)));
    }

    /** A transaction manager unwraps the same proxy. */
    private static DataSource withoutProxy(DataSource dataSource) {
        if (dataSource instanceof TransactionAwareDataSourceProxy proxy && proxy.getTargetDataSource() != null) {
            return proxy.getTargetDataSource();
        }
        return dataSource;
    }

    private static String adviceFor(LeadstoneProperties.SchemaMode mode) {
        return switch (mode) {
            case CREATE ->
                "Set leadstone.schema-mode to validate after the first start. For upgrades, begin with migrate or with"
                        + " your own migration tool.";
            case MIGRATE ->
                "Add what is missing. If another tool has created the tables, keep using it, and set"
                        + " leadstone.schema-mode to validate.";
            case NONE, VALIDATE ->
                "Run the scripts in db/leadstone of lead-adapter-mybatis with your migration tool, or set"
                        + " leadstone.schema-mode to migrate (it needs Flyway on the class path), or to create for a"
                        + " first try.";
        };
    }

    private static SchemaMode modeOf(LeadstoneProperties.SchemaMode mode) {
        return switch (mode) {
            case NONE -> SchemaMode.NONE;
            case VALIDATE -> SchemaMode.VALIDATE;
            case CREATE -> SchemaMode.CREATE;
            case MIGRATE -> SchemaMode.MIGRATE;
        };
    }

    private static String name(LeadstoneProperties.SchemaMode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }
}
