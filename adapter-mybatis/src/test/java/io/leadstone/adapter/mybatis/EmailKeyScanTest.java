package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.TestServer;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The search for leads with outdated email keys in a company in which few leads have one. */
class EmailKeyScanTest {

    private static final CompanyId COMPANY = BulkRows.company(0);
    private static final int LEADS = 20_500;

    @ParameterizedTest
    @EnumSource
    void a_statement_reads_a_part_of_the_leads(TestServer server) {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            BulkRows.in(pool).insert(1, LEADS);
            JdbcTemplate database = new JdbcTemplate(pool);
            database.update("UPDATE leadstone_lead SET email_key_rule = NULL WHERE created_at = (SELECT * FROM"
                    + " (SELECT MAX(created_at) FROM leadstone_lead) newest)");
            JdbcSpy spy = new JdbcSpy(pool);
            MyBatisLeadStore store = MyBatisLeadStore.of(spy.dataSource());
            spy.forget();

            List<LeadSnapshot> found =
                    store.emailKeys().outdated(COMPANY, EmailAddress.PLAIN_RULE, Optional.empty(), 200);

            assertThat(found).hasSize(1);
            assertThat(spy.statements())
                    .as("two for each of 200, 2,000 and twice 10,000 leads")
                    .isEqualTo(8);
            assertThat(store.emailKeys().outdated(COMPANY, EmailAddress.PLAIN_RULE, Optional.of(found.get(0)), 200))
                    .isEmpty();
            assertThat(store.emailKeys().outdated(COMPANY, "new-2", Optional.empty(), 15_000))
                    .hasSize(15_000)
                    .doesNotHaveDuplicates()
                    .isSortedAccordingTo((first, second) -> first.createdAt().compareTo(second.createdAt()));
        }
    }
}
