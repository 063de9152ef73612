package com.example.deals;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.spring.LeadstoneAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.transaction.AfterTransaction;

/** A slice with JPA. Each test runs in a transaction, which Spring rolls back after the test. */
@DataJpaTest
@ImportAutoConfiguration(LeadstoneAutoConfiguration.class)
@Import(Deals.class)
class DealsJpaTest {

    @Autowired
    private Deals deals;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void a_deal_has_a_lead() {
        LeadSnapshot lead = deals.open("in a slice", "Jordan", "Lee", "jordan@example.com");

        assertThat(deals.titles()).containsExactly("in a slice");
        assertThat(storedLeads()).isEqualTo(1);
        assertThat(lead.version()).isEqualTo(1);
    }

    @AfterTransaction
    void the_lead_is_gone() {
        assertThat(storedLeads()).isZero();
    }

    private int storedLeads() {
        return jdbc.queryForList("SELECT id FROM leadstone_lead").size();
    }
}
