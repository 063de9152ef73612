package io.leadstone.adapter.mybatis.lead;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.JdbcSpy;
import io.leadstone.adapter.mybatis.MyBatisLeadStore;
import io.leadstone.adapter.mybatis.SchemaMode;
import io.leadstone.adapter.mybatis.database.TestServer;
import io.leadstone.domain.CompanyId;
import io.leadstone.testkit.SampleLeads;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Leads are brought up to date while others change them. */
class SearchReindexerTest {

    /** A change writes what it changes: made between the reading and the writing of a renewal, it would be written over by what was before. */
    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL, 1, UPDATE leadstone_lead SET lookup_keys = NULL",
        "MARIADB, 3, 'INSERT INTO leadstone_lead_piece SELECT company_id, '''', id FROM leadstone_lead'"
    })
    void a_lead_is_locked_from_the_statement_on_that_reads_it(TestServer server, int reading, String behind) {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            MyBatisLeadStore.builder(pool)
                    .schemaMode(SchemaMode.CREATE)
                    .build()
                    .leads()
                    .add(new SampleLeads().capture(new CompanyId("acme"), "jordan@example.com"));
            JdbcTemplate others = new JdbcTemplate(pool);
            others.update(behind);
            List<Boolean> lockedBefore = new ArrayList<>();
            JdbcSpy spy = new JdbcSpy(pool);
            MyBatisLeadStore store = MyBatisLeadStore.of(spy.dataSource());
            spy.intrude((call, real) -> {
                if (call.equals("PreparedStatement.execute")) {
                    lockedBefore.add(isLocked(others));
                }
                return real.call();
            });

            assertThat(store.reindexSearch()).isEqualTo(1);
            assertThat(lockedBefore.subList(0, reading)).containsOnly(false);
            assertThat(lockedBefore.get(reading)).isTrue();
        }
    }

    private static boolean isLocked(JdbcTemplate database) {
        try {
            database.queryForList("SELECT id FROM leadstone_lead FOR UPDATE NOWAIT");
            return false;
        } catch (DataAccessException locked) {
            return true;
        }
    }
}
