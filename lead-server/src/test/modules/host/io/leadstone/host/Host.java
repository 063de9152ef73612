package io.leadstone.host;

import io.leadstone.adapter.mybatis.MyBatisLeadStore;
import io.leadstone.adapter.mybatis.SchemaMode;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.InvalidCommandException;
import org.h2.jdbcx.JdbcDataSource;

/** Creates a lead and prints the answer of the use case and a rejection. */
public final class Host {

    private Host() {}

    public static void main(String[] args) {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setUrl("jdbc:h2:mem:host;DB_CLOSE_DELAY=-1");
        LeadManagement management = LeadManagement.builder()
                .store(MyBatisLeadStore.builder(dataSource)
                        .schemaMode(SchemaMode.CREATE)
                        .build())
                .build();
        Caller sales = Caller.member(new CompanyId("acme"), "sales-desk", Scope.READ, Scope.WRITE);

        System.out.println(management
                .leads()
                .create(sales, command("jordan@example.com"))
                .lead()
                .status());
        try {
            management.leads().create(sales, command("nobody"));
        } catch (InvalidCommandException refused) {
            System.out.println(refused.violations().get(0).field() + " "
                    + refused.violations().get(0).message());
        }
        System.out.println(LeadManagement.class.getModule().isNamed());
    }

    private static CreateLeadCommand command(String email) {
        return new CreateLeadCommand(LeadFields.of("Jordan", "Lee", email).build());
    }
}
