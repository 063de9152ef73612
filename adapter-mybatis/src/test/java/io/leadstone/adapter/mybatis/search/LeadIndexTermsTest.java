package io.leadstone.adapter.mybatis.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.MyBatisLeadStore;
import io.leadstone.adapter.mybatis.SchemaMode;
import io.leadstone.adapter.mybatis.database.TestServer;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadLifecycle;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a lead is found by is that of its present state and nothing else; above all its pieces, on a database that keeps them. */
class LeadIndexTermsTest {

    private static final CompanyId ACME = new CompanyId("acme");

    private final SampleLeads samples = new SampleLeads();
    private final LeadChange jordan = samples.capture(ACME, "jordan@example.com");

    @Test
    void a_change_takes_away_what_is_gone_and_adds_what_is_new() {
        with((store, database) -> {
            store.leads().add(jordan);
            assertThat(pieces(database)).isEqualTo(List.copyOf(LeadIndexTerms.of(jordan.after())));

            LeadChange renamed = renamed(jordan.after(), "Jördan", "Ō'Neill 😀😀😀");
            store.leads().update(renamed);
            assertThat(pieces(database))
                    .contains("wo'neill", "w😀😀😀")
                    .doesNotContain("wlee")
                    .isEqualTo(List.copyOf(LeadIndexTerms.of(renamed.after())));
        });
    }

    /** Pieces that nobody would write are still there afterwards: those of the lead were not touched. */
    @Test
    void a_change_of_nothing_that_is_searched_leaves_them_alone() {
        with((store, database) -> {
            store.leads().add(jordan);
            database.update("UPDATE leadstone_lead_piece SET piece = CONCAT('kept ', piece)");
            List<String> kept = pieces(database);

            LeadSnapshot moved = update(
                    store,
                    Lead.restore(jordan.after())
                            .moveTo(LeadStatus.CONTACTED, LeadLifecycle.standard(), samples.context()));
            LeadSnapshot deleted = update(store, Lead.restore(moved).delete(samples.context()));
            LeadSnapshot restored = update(store, Lead.restore(deleted).restore(samples.context()));
            update(store, renamed(restored, "JORDAN", "lee"));

            assertThat(pieces(database)).hasSizeGreaterThan(30).isEqualTo(kept);
        });
    }

    /** The columns as well, on every database: PostgreSQL would write a lead's keys anew, which are more than the rest of it. */
    @ParameterizedTest
    @EnumSource
    void what_a_search_looks_at_is_written_only_where_it_changes(TestServer server) {
        with(server, (store, database) -> {
            store.leads().add(jordan);
            database.update("UPDATE leadstone_lead SET search_words = CONCAT(search_words, 'kept')");

            LeadSnapshot deleted = update(store, Lead.restore(jordan.after()).delete(samples.context()));
            LeadSnapshot restored = update(store, Lead.restore(deleted).restore(samples.context()));
            assertThat(words(database)).endsWith("kept");

            update(store, renamed(restored, "Robin", "Lee"));
            assertThat(words(database)).startsWith(" robin ").doesNotEndWith("kept");
        });
    }

    @Test
    void nothing_is_left_of_an_erased_lead() {
        with((store, database) -> {
            store.leads().add(jordan);

            LeadSnapshot erased = update(store, Lead.restore(jordan.after()).erase(samples.context()));

            assertThat(pieces(database))
                    .isEqualTo(List.copyOf(LeadIndexTerms.of(erased)))
                    .noneMatch(piece -> piece.contains("jor") || piece.contains("dan") || piece.contains("lee"));
        });
    }

    @Test
    void a_refused_change_leaves_no_piece() {
        with((store, database) -> {
            store.leads().add(jordan);
            List<String> before = pieces(database);

            assertThatThrownBy(() -> store.leads().add(samples.capture(ACME, "jordan@example.com")))
                    .isInstanceOf(DuplicateEmailException.class);
            LeadChange renamed = renamed(jordan.after(), "Robin", "Lee");
            store.leads().update(renamed);
            store.leads().update(renamed(renamed.after(), "Jordan", "Lee"));
            assertThatThrownBy(() -> store.leads().update(renamed)).isInstanceOf(VersionConflictException.class);

            assertThat(pieces(database)).isEqualTo(before);
        });
    }

    private LeadChange renamed(LeadSnapshot lead, String first, String last) {
        return Lead.restore(lead)
                .revise(
                        SampleLeads.details()
                                .name(first, last)
                                .email("jordan@example.com")
                                .build(),
                        samples.context());
    }

    private static LeadSnapshot update(LeadStore store, LeadChange change) {
        assertThat(change.isEmpty()).isFalse();
        store.leads().update(change);
        return change.after();
    }

    private static List<String> pieces(JdbcTemplate database) {
        return database.queryForList(
                "SELECT CONVERT(piece USING utf8mb4) FROM leadstone_lead_piece ORDER BY piece", String.class);
    }

    private static String words(JdbcTemplate database) {
        return String.valueOf(database.queryForObject("SELECT search_words FROM leadstone_lead", String.class));
    }

    private static void with(BiConsumer<LeadStore, JdbcTemplate> test) {
        with(TestServer.MARIADB, test);
    }

    private static void with(TestServer server, BiConsumer<LeadStore, JdbcTemplate> test) {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            LeadStore store =
                    MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            test.accept(store, new JdbcTemplate(pool));
        }
    }
}
