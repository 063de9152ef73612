package com.example.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.leadstone.adapter.mongo.MongoLeadStore;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.lead.LeadSnapshot;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The same application with its leads in MongoDB. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:mongo-test;DB_CLOSE_DELAY=-1",
            "leadstone.store=mongo",
            "leadstone.mongo-database=deals"
        })
class MongoStoreTest {

    @Autowired
    private LeadStore store;

    @Autowired
    private LeadManagement management;

    @Test
    void leads_are_stored_in_mongodb() {
        Caller acme = Caller.member(new CompanyId("acme"), "test", Scope.READ, Scope.WRITE);
        Caller globex = Caller.member(new CompanyId("globex"), "test", Scope.READ, Scope.WRITE);
        LeadFields fields = LeadFields.of("Jordan", "Lee", "jordan@example.com").build();

        LeadSnapshot lead =
                management.leads().create(acme, new CreateLeadCommand(fields)).lead();

        assertThat(store).isInstanceOf(MongoLeadStore.class);
        assertThat(management
                        .leads()
                        .history(acme, lead.id(), PageRequest.FIRST)
                        .items())
                .hasSize(1);
        assertThatThrownBy(() -> management.leads().history(globex, lead.id(), PageRequest.FIRST))
                .isInstanceOf(LeadNotFoundException.class);
    }

    /** A stand-in for MongoDB in memory. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Mongo {

        @Bean(destroyMethod = "shutdownNow")
        MongoServer mongoServer() {
            return new MongoServer(new MemoryBackend());
        }

        @Bean
        MongoClient mongoClient(MongoServer server) {
            return MongoClients.create(server.bindAndGetConnectionString());
        }
    }
}
