package com.example.deals;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.MyBatisLeadStore;
import io.leadstone.adapter.mybatis.SchemaMode;
import io.leadstone.adapter.rest.LeadstoneRest;
import io.leadstone.adapter.rest.auth.ApiKeyAuthenticator;
import io.leadstone.adapter.rest.auth.LeadTokens;
import io.leadstone.adapter.rest.jersey.JerseyRoutes;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.in.access.CreateApiKeyCommand;
import io.leadstone.application.port.in.access.ManageApiKeys;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.InvalidCommandException;
import jakarta.ws.rs.SeBootstrap;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.glassfish.jersey.server.ResourceConfig;

/** The application: a pool, the schema, the store, the use cases and the routes. */
public final class DealsServer implements AutoCloseable {

    private static final String TOKEN_SECRET = "an example is no secret, 32 bytes at least";

    private final HikariDataSource pool;
    private final LeadManagement leads;
    private final LeadLog log = new LeadLog();
    private final Deals deals;
    private final SeBootstrap.Instance server;

    public DealsServer(String jdbcUrl, int port) {
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(jdbcUrl);
        settings.setAutoCommit(false); // Many applications have a pool without auto-commit.
        pool = new HikariDataSource(settings);
        Flyway.configure().dataSource(pool).load().migrate();

        Transactions transactions = new Transactions(pool);
        MyBatisLeadStore store = MyBatisLeadStore.builder(transactions.dataSource())
                .schemaMode(SchemaMode.MIGRATE)
                .hostTransactions(transactions)
                .build();
        leads = LeadManagement.builder().store(store).onEvent(log::happened).build();
        deals = new Deals(leads, transactions);
        createFirstApiKey(store);

        ResourceConfig routes = new ResourceConfig()
                .register(new DealResource(deals))
                .property("jersey.config.server.wadl.disableWadl", true)
                .property("jersey.config.server.headers.location.relative.resolution.disabled", true);
        LeadTokens tokens = LeadTokens.of(TOKEN_SECRET.getBytes(StandardCharsets.UTF_8));
        JerseyRoutes.addTo(routes, LeadstoneRest.of(leads, tokens, new ApiKeyAuthenticator(leads.verifyApiKey())));
        server = SeBootstrap.start(
                        routes,
                        SeBootstrap.Configuration.builder()
                                .host("127.0.0.1")
                                .port(port)
                                .build())
                .toCompletableFuture()
                .join();
    }

    private static void createFirstApiKey(MyBatisLeadStore store) {
        ManageApiKeys keys =
                LeadManagement.builder().store(store).buildOperations().apiKeys();
        if (keys.isEmpty()) {
            try {
                keys.create(CreateApiKeyCommand.first(
                        new CompanyId("acme"), Optional.of("deals-key"), Optional.of("deals-secret")));
            } catch (InvalidCommandException refused) {
                if (keys.isEmpty()) {
                    throw refused; // Otherwise another node created the key at the same time.
                }
            }
        }
    }

    public LeadManagement leads() {
        return leads;
    }

    public Deals deals() {
        return deals;
    }

    public LeadLog log() {
        return log;
    }

    public URI uri() {
        return server.configuration().baseUri();
    }

    @Override
    public void close() {
        server.stop().toCompletableFuture().join();
        pool.close();
    }

    public static void main(String[] arguments) throws InterruptedException {
        DealsServer server = new DealsServer("jdbc:h2:./target/deals", 8080);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        Thread.currentThread().join();
    }
}
