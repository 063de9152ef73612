package io.leadstone.adapter.mybatis.lead;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.JdbcSpy;
import io.leadstone.adapter.mybatis.MyBatisLeadStore;
import io.leadstone.adapter.mybatis.SchemaMode;
import io.leadstone.adapter.mybatis.database.TestServer;
import io.leadstone.adapter.mybatis.search.LeadIndexTerms;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.testkit.SampleLeads;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The reindexing of leads that older rules of searches indexed. */
class SearchReindexerTest {

    private static final CompanyId ACME = new CompanyId("acme");

    private static final String OUTDATED = "UPDATE leadstone_search_index SET version = 0";

    private static final String OTHER_TEXT =
            "UPDATE leadstone_lead SET search_words = REPLACE(search_words, 'jordan@', 'gordon@')";

    private final SampleLeads samples = new SampleLeads();

    @ParameterizedTest
    @EnumSource
    void a_lead_of_older_rules_is_written_once(TestServer server) {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            MyBatisLeadStore store = emptyStore(pool);
            LeadChange jordan = samples.capture(ACME, "jordan@example.com");
            store.leads().add(jordan);
            store.leads().add(samples.capture(ACME, "robin@example.com"));
            store.leads().add(samples.capture(new CompanyId("globex"), "robin@example.com"));
            JdbcTemplate database = new JdbcTemplate(pool);
            List<Map<String, Object>> stored = searchColumns(database);
            database.update(OTHER_TEXT);
            assertThat(store.needsReindexing()).isFalse();
            assertThat(store.reindexSearch()).isZero();

            database.update(OUTDATED);

            assertThat(store.needsReindexing()).isTrue();
            assertThat(store.reindexSearch()).isEqualTo(1);
            assertThat(store.needsReindexing()).isFalse();
            assertThat(searchColumns(database)).isEqualTo(stored);
            assertThat(store.reindexSearch()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_lead_with_an_old_sort_key_is_written(TestServer server) {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            MyBatisLeadStore store = emptyStore(pool);
            store.leads().add(samples.capture(ACME, "jordan@example.com"));
            JdbcTemplate database = new JdbcTemplate(pool);
            byte[] key = sortKey(database);
            database.update("UPDATE leadstone_lead SET last_name_key = ?", (Object) new byte[] {1});
            database.update(OUTDATED);

            assertThat(store.reindexSearch()).isEqualTo(1);

            assertThat(sortKey(database)).isEqualTo(key);
        }
    }

    /** Terms of the old text would keep personal data after an erasure of the lead. */
    @ParameterizedTest
    @EnumSource(names = "MARIADB")
    void index_terms_of_the_old_text_are_deleted(TestServer server) {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            MyBatisLeadStore store = emptyStore(pool);
            LeadChange jordan = samples.capture(ACME, "jordan@example.com");
            store.leads().add(jordan);
            JdbcTemplate database = new JdbcTemplate(pool);
            database.update(OTHER_TEXT);
            database.update("INSERT INTO leadstone_lead_piece SELECT company_id, 'wgordon@e', id FROM leadstone_lead");
            database.update(OUTDATED);

            assertThat(store.reindexSearch()).isEqualTo(1);

            assertThat(database.queryForList(
                            "SELECT CAST(piece AS CHAR) FROM leadstone_lead_piece ORDER BY piece", String.class))
                    .isEqualTo(List.copyOf(LeadIndexTerms.of(jordan.after())));
        }
    }

    /** Otherwise a change that commits between the reading and the writing would be overwritten. */
    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL, UPDATE leadstone_lead SET lookup_keys = NULL",
        "MARIADB, 'INSERT INTO leadstone_lead_piece SELECT company_id, '''', id FROM leadstone_lead'"
    })
    void an_outdated_lead_is_locked_before_it_is_written(TestServer server, String mark) {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            emptyStore(pool).leads().add(samples.capture(ACME, "jordan@example.com"));
            JdbcTemplate others = new JdbcTemplate(pool);
            others.update(mark);
            others.update(OUTDATED);
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

            // The version, the batch and the lock come before the first write.
            assertThat(lockedBefore.subList(0, 3)).containsOnly(false);
            assertThat(lockedBefore.get(3)).isTrue();
        }
    }

    private static MyBatisLeadStore emptyStore(DataSource pool) {
        return MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
    }

    private static List<Map<String, Object>> searchColumns(JdbcTemplate database) {
        return database.queryForList("SELECT search_words, phone_digits FROM leadstone_lead ORDER BY company_id, id");
    }

    private static byte[] sortKey(JdbcTemplate database) {
        return database.queryForObject("SELECT last_name_key FROM leadstone_lead", byte[].class);
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
