package com.example.deals;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.LeadSnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Deals with their leads. A deal and its lead are stored in one transaction: a title of more than 40 characters fails
 * after the lead is written, and takes the lead back.
 */
@ApplicationScoped
public class Deals {

    private static final Caller SALES = Caller.member(new CompanyId("acme"), "sales-desk", Scope.READ, Scope.WRITE);

    private final LeadManagement leads;
    private final DataSource dataSource;

    Deals(LeadManagement leads, DataSource dataSource) {
        this.leads = leads;
        this.dataSource = dataSource;
    }

    @Transactional(rollbackOn = SQLException.class)
    public LeadSnapshot open(String title, String firstName, String lastName, String email) throws SQLException {
        LeadFields fields = LeadFields.of(firstName, lastName, email).build();
        LeadSnapshot lead =
                leads.leads().create(SALES, new CreateLeadCommand(fields)).lead();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO deal (title, lead_id) VALUES (?, ?)")) {
            insert.setString(1, title);
            insert.setString(2, lead.id().toString());
            insert.executeUpdate();
        }
        return lead;
    }

    /** Returns the titles of all deals. */
    public List<String> titles() throws SQLException {
        List<String> titles = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT title FROM deal ORDER BY title");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                titles.add(rows.getString(1));
            }
        }
        return titles;
    }
}
