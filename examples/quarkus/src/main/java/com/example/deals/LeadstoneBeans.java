package com.example.deals;

import io.leadstone.adapter.mybatis.MyBatisLeadStore;
import io.leadstone.adapter.mybatis.SchemaMode;
import io.leadstone.adapter.mybatis.jta.JtaHostTransactions;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.in.access.CreateApiKeyCommand;
import io.leadstone.application.port.in.access.ManageApiKeys;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.InvalidCommandException;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Leadstone on the data source of the application. The start creates its tables, after the Flyway of Quarkus. */
@Singleton
public class LeadstoneBeans {

    @Produces
    @Singleton
    MyBatisLeadStore store(DataSource dataSource, TransactionSynchronizationRegistry registry) {
        return MyBatisLeadStore.builder(dataSource)
                .schemaMode(SchemaMode.MIGRATE)
                .hostTransactions(new JtaHostTransactions(registry))
                .build();
    }

    @Produces
    @Singleton
    @Startup
    LeadManagement management(MyBatisLeadStore store, LeadLog log) {
        return LeadManagement.builder().store(store).onEvent(log::happened).build();
    }

    /** Creates the first API key at the start. Quarkus calls no method with parameters for {@code @Startup}. */
    void firstApiKey(
            @Observes StartupEvent start,
            MyBatisLeadStore store,
            @ConfigProperty(name = "deals.api-key") String key,
            @ConfigProperty(name = "deals.api-secret") String secret) {
        ManageApiKeys keys =
                LeadManagement.builder().store(store).buildOperations().apiKeys();
        if (keys.isEmpty()) {
            try {
                keys.create(CreateApiKeyCommand.first(new CompanyId("acme"), Optional.of(key), Optional.of(secret)));
            } catch (InvalidCommandException refused) {
                if (keys.isEmpty()) {
                    throw refused; // Otherwise another node created the key at the same time.
                }
            }
        }
    }
}
