package com.example.deals;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deals with their leads. A deal and its lead are stored in one transaction: a title of more than 40 characters fails
 * after the lead is written, and takes the lead back.
 */
@Service
public class Deals {

    private static final Caller SALES = Caller.member(new CompanyId("acme"), "sales-desk", Scope.READ, Scope.WRITE);

    private final LeadManagement leads;
    private final JdbcTemplate jdbc;

    Deals(LeadManagement leads, JdbcTemplate jdbc) {
        this.leads = leads;
        this.jdbc = jdbc;
    }

    @Transactional
    public LeadSnapshot open(String title, String firstName, String lastName, String email) {
        LeadFields fields = LeadFields.of(firstName, lastName, email).build();
        LeadSnapshot lead =
                leads.leads().create(SALES, new CreateLeadCommand(fields)).lead();
        jdbc.update(
                "INSERT INTO deal (title, lead_id) VALUES (?, ?)",
                title,
                lead.id().toString());
        return lead;
    }

    /** Returns the titles of all deals. */
    @Transactional(readOnly = true)
    public List<String> titles() {
        return jdbc.queryForList("SELECT title FROM deal ORDER BY title", String.class);
    }
}
