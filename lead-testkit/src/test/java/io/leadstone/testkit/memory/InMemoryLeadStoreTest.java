package io.leadstone.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.DuplicateEmailException;
import io.leadstone.domain.LeadChange;
import io.leadstone.testkit.SampleLeads;
import org.junit.jupiter.api.Test;

class InMemoryLeadStoreTest {

    private static final CompanyId ACME = new CompanyId("acme");

    private final SampleLeads samples = new SampleLeads();

    @Test
    void a_lead_is_found_as_it_was_stored() {
        InMemoryLeadStore store = new InMemoryLeadStore();
        LeadChange jordan = samples.capture(ACME, "jordan@example.com");
        store.leads().add(jordan);

        assertThat(store.leads().find(ACME, jordan.after().id())).contains(jordan.after());
        assertThat(store.search().list(ACME, LeadQuery.ALL, PageRequest.FIRST).items())
                .containsExactly(jordan.after());
        assertThatThrownBy(() -> store.leads().add(samples.capture(ACME, "Jordan@Example.com")))
                .isInstanceOf(DuplicateEmailException.class);
    }
}
