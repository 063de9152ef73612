package com.example.leads;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.search.LeadSearch;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.store.KeyValueLeadStore;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteFileTest {

    private static final Caller SALES =
            Caller.member(new CompanyId("acme"), "sales-desk", Scope.READ, Scope.WRITE);

    @TempDir
    Path folder;

    @Test
    void leads_are_stored_in_the_file() throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("leads.db");
        LeadSnapshot lead;
        try (SqliteBackend backend = new SqliteBackend(url)) {
            LeadStore store = KeyValueLeadStore.of(backend);
            LeadManagement management = LeadManagement.builder().store(store).build();
            LeadFields fields = LeadFields.of("Jordan", "Lee", "jordan@example.com").build();
            lead = management.leads().create(SALES, new CreateLeadCommand(fields)).lead();
        }

        try (SqliteBackend backend = new SqliteBackend(url)) {
            assertThat(KeyValueLeadStore.of(backend).leads().find(lead.companyId(), lead.id())).contains(lead);
        }
    }

    @Test
    void a_port_can_be_replaced() throws SQLException {
        try (SqliteBackend backend = new SqliteBackend("jdbc:sqlite:" + folder.resolve("leads.db"))) {
            LeadSearch search = KeyValueLeadStore.of(backend).search();

            LeadStore store = KeyValueLeadStore.builder(backend)
                    .search(search)
                    .build();

            assertThat(store.search()).isSameAs(search);
        }
    }
}
