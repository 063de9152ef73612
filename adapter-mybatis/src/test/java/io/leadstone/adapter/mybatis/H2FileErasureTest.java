package io.leadstone.adapter.mybatis;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.port.out.LeadStore;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.Lead;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.PersonalLead;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bytes of an H2 file contain no personal data after an erasure or a purge, once H2 has compacted the file. */
class H2FileErasureTest implements StoreUnderTest {

    /** Without compression and encryption, texts are in the file as UTF-8 or as UTF-16. */
    @TempDir
    private Path directory;

    private final JdbcDataSource database = new JdbcDataSource();

    @Override
    public LeadStore emptyStore() {
        database.setURL("jdbc:h2:file:" + directory.resolve("leads"));
        return MyBatisLeadStore.builder(database).schemaMode(SchemaMode.CREATE).build();
    }

    @Test
    void a_compacted_file_has_no_data_of_an_erased_lead() throws Exception {
        ManagedStore acme = new ManagedStore(this);
        try (Connection open = database.getConnection()) {
            LeadId lead = PersonalLead.in(acme);
            open.createStatement().execute("CHECKPOINT SYNC");
            assertThat(bytes()).as("before the erasure").contains(PersonalLead.MARKER);

            acme.management().leads().erase(ALICE, lead, Optional.empty());
            compact(open);
        }
        assertThat(bytes()).doesNotContain(PersonalLead.MARKER, PersonalLead.PHONE_DIGITS);
    }

    @Test
    void a_compacted_file_has_no_data_of_a_purged_lead() throws Exception {
        ManagedStore acme = new ManagedStore(this);
        try (Connection open = database.getConnection()) {
            LeadId lead = PersonalLead.in(acme);
            Instant later = acme.get(lead).createdAt().plus(Duration.ofDays(1));
            acme.store().purge().purge(Lead.restore(acme.get(lead)).purge(new SampleLeads().context()));
            acme.store().heldSubmissions().purge(ACME, later, 100);
            compact(open);
        }
        assertThat(bytes()).doesNotContain(PersonalLead.MARKER, PersonalLead.PHONE_DIGITS);
    }

    private static void compact(Connection open) throws SQLException {
        open.createStatement().execute("SHUTDOWN COMPACT");
    }

    private String bytes() throws IOException {
        return new String(Files.readAllBytes(directory.resolve("leads.mv.db")), StandardCharsets.ISO_8859_1);
    }
}
