package io.leadstone.spring;

import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.lead.LeadSnapshot;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Applications of tests, and the calls that their tests make. */
final class Hosts {

    static final Caller ACME = Caller.member(new CompanyId("acme"), "sales-desk", Scope.READ, Scope.WRITE);
    static final Caller GLOBEX = Caller.member(new CompanyId("globex"), "sales-desk", Scope.READ, Scope.WRITE);

    private Hosts() {}

    /** Returns an application without a store. */
    static ApplicationContextRunner empty() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        LeadstoneAutoConfiguration.class,
                        LeadstoneWebhookAutoConfiguration.class,
                        LeadstoneRetentionAutoConfiguration.class,
                        LeadstoneRestAutoConfiguration.class,
                        LeadstoneHealthAutoConfiguration.class));
    }

    /** Returns an application with a data source of Boot and no tables of Leadstone. */
    static ApplicationContextRunner on(TestDatabase database) {
        return empty().withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        DataSourceTransactionManagerAutoConfiguration.class,
                        JdbcTemplateAutoConfiguration.class,
                        TransactionAutoConfiguration.class))
                .withPropertyValues(
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=" + database.user(),
                        "spring.datasource.password=" + database.password());
    }

    /** Returns an application on a new H2 database, in which Leadstone creates its tables. */
    static ApplicationContextRunner onH2() {
        return on(TestDatabase.h2()).withPropertyValues("leadstone.schema-mode=create");
    }

    static LeadSnapshot create(LeadManagement management, Caller caller, String email) {
        LeadFields fields = LeadFields.of("Jordan", "Lee", email).build();
        return management.leads().create(caller, new CreateLeadCommand(fields)).lead();
    }

    static boolean exists(LeadManagement management, Caller caller, LeadSnapshot lead) {
        try {
            management.leads().history(caller, lead.id(), PageRequest.FIRST);
            return true;
        } catch (LeadNotFoundException missing) {
            return false;
        }
    }
}
