package io.leadstone.server.readme;

import io.leadstone.adapter.mybatis.MyBatisLeadStore;
import io.leadstone.adapter.mybatis.SchemaMode;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.LeadSnapshot;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** Stores a lead in a database in memory. */
public final class FirstLead {

    public static void main(String[] arguments) {
        DataSource dataSource = JdbcConnectionPool.create("jdbc:h2:mem:leads;DB_CLOSE_DELAY=-1", "", "");
        LeadManagement management = LeadManagement.builder()
                .store(MyBatisLeadStore.builder(dataSource)
                        .schemaMode(SchemaMode.CREATE)
                        .build())
                .build();

        Caller sales = Caller.member(new CompanyId("acme"), "sales-desk", Scope.READ, Scope.WRITE);
        LeadFields jordan = LeadFields.of("Jordan", "Lee", "jordan@example.com").build();
        LeadSnapshot lead =
                management.leads().create(sales, new CreateLeadCommand(jordan)).lead();

        System.out.println(lead.id() + " is " + lead.status().code());
    }
}
