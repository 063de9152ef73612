package io.leadstone.adapter.mybatis;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.mybatis.database.PostgresServer;
import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.Lead;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.PersonalLead;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The files of the tables and indexes of PostgreSQL contain no personal data after an erasure or a purge, once {@code
 * VACUUM FULL} and a checkpoint have rewritten them. The write-ahead log is not part of this test.
 */
class PostgresFileErasureTest implements StoreUnderTest {

    private static final String FILES = "SELECT relname, pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class"
            + " WHERE pg_relation_filepath(oid) IS NOT NULL AND relkind IN ('r', 'i', 't')"
            + " AND (relname LIKE 'leadstone%' OR oid IN (SELECT reltoastrelid FROM pg_class"
            + " WHERE relname LIKE 'leadstone%'))";

    private final TestDatabase database = PostgresServer.shared().freshDatabase();

    @Override
    public LeadStore emptyStore() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        return MyBatisLeadStore.builder(source).schemaMode(SchemaMode.CREATE).build();
    }

    @Test
    void vacuumed_files_have_no_data_of_an_erased_lead() throws SQLException {
        ManagedStore acme = new ManagedStore(this);
        LeadId lead = PersonalLead.in(acme);
        rewrite();
        assertThat(filesWith(PersonalLead.MARKER)).as("before the erasure").contains("leadstone_lead");

        acme.management().leads().erase(ALICE, lead, Optional.empty());
        rewrite();

        assertThat(filesWith(PersonalLead.MARKER)).isEmpty();
        assertThat(filesWith(PersonalLead.PHONE_DIGITS)).isEmpty();
    }

    @Test
    void vacuumed_files_have_no_data_of_a_purged_lead() throws SQLException {
        ManagedStore acme = new ManagedStore(this);
        LeadId lead = PersonalLead.in(acme);

        Instant later = acme.get(lead).createdAt().plus(Duration.ofDays(1));
        acme.store().purge().purge(Lead.restore(acme.get(lead)).purge(new SampleLeads().context()));
        acme.store().heldSubmissions().purge(ACME, later, 100);
        rewrite();

        assertThat(filesWith(PersonalLead.MARKER)).isEmpty();
        assertThat(filesWith(PersonalLead.PHONE_DIGITS)).isEmpty();
    }

    private void rewrite() throws SQLException {
        try (Connection connection = connection();
                Statement sql = connection.createStatement()) {
            sql.execute("VACUUM FULL");
            sql.execute("CHECKPOINT");
        }
    }

    /** Returns the names of the tables, indexes and TOAST tables whose file contains the text, in any case. */
    private List<String> filesWith(String text) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = connection();
                Statement sql = connection.createStatement();
                ResultSet files = sql.executeQuery(FILES)) {
            while (files.next()) {
                String bytes = new String(files.getBytes(2), StandardCharsets.ISO_8859_1);
                if (bytes.toLowerCase(Locale.ROOT).contains(text)) {
                    found.add(files.getString(1));
                }
            }
        }
        return found;
    }

    /** Returns a connection of the administrator, who may read files of the server. */
    private Connection connection() throws SQLException {
        return DriverManager.getConnection(database.url(), "administrator", database.password());
    }
}
