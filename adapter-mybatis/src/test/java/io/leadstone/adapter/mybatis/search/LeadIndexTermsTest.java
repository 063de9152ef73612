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

/** The search columns and index terms of a lead are exactly those of its present state. */
class LeadIndexTermsTest {

    private static final CompanyId ACME = new CompanyId("acme");

    private final SampleLeads samples = new SampleLeads();
    private final LeadChange jordan = samples.capture(ACME, "jordan@example.com");

    @Test
    void a_change_deletes_old_terms_and_adds_new_ones() {
        with((store, database) -> {
            store.leads().add(jordan);
            assertThat(terms(database)).isEqualTo(List.copyOf(LeadIndexTerms.of(jordan.after())));

            LeadChange renamed = renamed(jordan.after(), "Jördan", "Ō'Neill 😀😀😀");
            store.leads().update(renamed);
            assertThat(terms(database))
                    .contains("wo'neill", "w😀😀😀")
                    .doesNotContain("wlee")
                    .isEqualTo(List.copyOf(LeadIndexTerms.of(renamed.after())));
        });
    }

    /** Adds a term that no lead has. It still exists afterwards if the terms of the lead were not written again. */
    @Test
    void a_change_of_other_fields_leaves_the_terms() {
        with((store, database) -> {
            store.leads().add(jordan);
            database.update("UPDATE leadstone_lead_piece SET piece = CONCAT('kept ', piece)");
            List<String> kept = terms(database);

            LeadSnapshot moved = update(
                    store,
                    Lead.restore(jordan.after())
                            .moveTo(LeadStatus.CONTACTED, LeadLifecycle.standard(), samples.context()));
            LeadSnapshot deleted = update(store, Lead.restore(moved).delete(samples.context()));
            LeadSnapshot restored = update(store, Lead.restore(deleted).restore(samples.context()));
            update(store, renamed(restored, "JORDAN", "lee"));

            assertThat(terms(database)).hasSizeGreaterThan(30).isEqualTo(kept);
        });
    }

    /**
     * The columns are also unchanged, on each database. PostgreSQL would otherwise write the hashes again, which are
     * the largest part of the row.
     */
    @ParameterizedTest
    @EnumSource
    void search_columns_are_written_only_if_they_change(TestServer server) {
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
    void an_erased_lead_has_no_terms() {
        with((store, database) -> {
            store.leads().add(jordan);

            LeadSnapshot erased = update(store, Lead.restore(jordan.after()).erase(samples.context()));

            assertThat(terms(database))
                    .isEqualTo(List.copyOf(LeadIndexTerms.of(erased)))
                    .noneMatch(term -> term.contains("jor") || term.contains("dan") || term.contains("lee"));
        });
    }

    @Test
    void a_rejected_change_adds_no_term() {
        with((store, database) -> {
            store.leads().add(jordan);
            List<String> before = terms(database);

            assertThatThrownBy(() -> store.leads().add(samples.capture(ACME, "jordan@example.com")))
                    .isInstanceOf(DuplicateEmailException.class);
            LeadChange renamed = renamed(jordan.after(), "Robin", "Lee");
            store.leads().update(renamed);
            store.leads().update(renamed(renamed.after(), "Jordan", "Lee"));
            assertThatThrownBy(() -> store.leads().update(renamed)).isInstanceOf(VersionConflictException.class);

            assertThat(terms(database)).isEqualTo(before);
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

    private static List<String> terms(JdbcTemplate database) {
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
