package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.adapter.mybatis.sql.UnusableReplicaException;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.privacy.PersonQuery;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A store with a replica on H2. The replica is another database, which never replays anything. */
class ReplicaTest {

    private static final CompanyId ACME = new CompanyId("acme");

    private final SampleLeads samples = new SampleLeads();
    private final LeadChange jordan = samples.capture(ACME, "jordan@example.com");
    private final HikariDataSource primary = withTables();
    private final HikariDataSource replica = withTables();

    @AfterEach
    void close() {
        primary.close();
        replica.close();
    }

    @Test
    void a_list_lags_behind_and_a_get_does_not() {
        MyBatisLeadStore store = over(replica);
        store.leads().add(jordan);

        assertThat(listed(store)).isEmpty();
        assertThat(exported(store)).isEmpty();
        assertThat(store.leads().find(ACME, jordan.after().id())).contains(jordan.after());
        assertThat(store.events()
                        .eventsOf(ACME, jordan.after().id(), PageRequest.FIRST)
                        .items())
                .isEqualTo(jordan.events());

        MyBatisLeadStore.of(replica).leads().add(jordan);
        assertThat(listed(store)).containsExactly(jordan.after());
        assertThat(exported(store)).containsExactly(jordan.after());
    }

    /** The export must find a lead that the replica does not have yet, live or deleted. */
    @Test
    void the_export_of_a_person_reads_the_primary() {
        LeadManagement management =
                LeadManagement.builder().store(over(replica)).build();
        Caller alice = Caller.member(ACME, "alice", Scope.values());
        LeadSnapshot sam = management
                .leads()
                .create(
                        alice,
                        new CreateLeadCommand(SampleLeads.draft("sam@example.com")
                                .phone("+14155550123")
                                .build()))
                .lead();

        assertThat(management
                        .privacy()
                        .exportPerson(alice, PersonQuery.ofPhone("+14155550123"))
                        .leads())
                .hasSize(1);
        management.leads().delete(alice, sam.id(), Optional.empty());
        assertThat(management
                        .privacy()
                        .exportPerson(alice, PersonQuery.ofEmail("sam@example.com"))
                        .leads())
                .hasSize(1);
    }

    @Test
    void a_transaction_of_the_host_sees_its_own_writes() throws SQLException {
        ThreadBoundDataSource host = new ThreadBoundDataSource(primary);
        JdbcSpy spy = new JdbcSpy(replica);
        MyBatisLeadStore store = MyBatisLeadStore.builder(host.dataSource())
                .hostTransactions(host)
                .replicaDataSource(spy.dataSource())
                .build();
        spy.forget();

        host.inTransaction(connection -> {
            store.leads().add(jordan);
            assertThat(listed(store)).containsExactly(jordan.after());
            assertThat(exported(store)).containsExactly(jordan.after());
        });

        assertThat(spy.checkouts()).isZero();
        assertThat(listed(store)).isEmpty();
        assertThat(spy.checkouts()).isEqualTo(1);
    }

    @Test
    void exports_use_their_own_data_source_first() {
        MyBatisLeadStore store = MyBatisLeadStore.builder(primary)
                .replicaDataSource(replica)
                .exportDataSource(primary)
                .build();
        store.leads().add(jordan);

        assertThat(exported(store)).containsExactly(jordan.after());
        assertThat(listed(store)).isEmpty();
    }

    @Test
    void a_replica_that_is_down_stops_lists_only() {
        JdbcSpy spy = new JdbcSpy(replica);
        MyBatisLeadStore store = over(spy.dataSource());
        spy.intrude(ReplicaTest::refuse);

        assertThatThrownBy(() -> listed(store)).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> exported(store)).isInstanceOf(StoreUnavailableException.class);
        store.leads().add(jordan);
        assertThat(store.leads().find(ACME, jordan.after().id())).contains(jordan.after());
        store.health().check();
    }

    @Test
    void a_store_starts_without_its_replica_and_checks_it_later() throws SQLException {
        JdbcSpy spy = new JdbcSpy(replica);
        spy.intrude(ReplicaTest::refuse);
        MyBatisLeadStore store = over(spy.dataSource());
        store.leads().add(jordan);
        assertThatThrownBy(() -> listed(store)).isInstanceOf(StoreUnavailableException.class);

        spy.intrude((call, real) -> real.call());
        run("ALTER TABLE leadstone_lead RENAME COLUMN notes TO remarks");
        assertThatThrownBy(() -> listed(store))
                .isInstanceOf(StoreUnavailableException.class)
                .hasRootCauseMessage(isNoReplica(spy.dataSource(), "it has no column leadstone_lead.notes"));

        run("ALTER TABLE leadstone_lead RENAME COLUMN remarks TO notes");
        assertThat(listed(store)).isEmpty();
    }

    @Test
    void a_database_without_the_tables_is_refused() throws SQLException {
        run("DROP TABLE leadstone_search_index");
        assertThatThrownBy(() -> over(replica))
                .isInstanceOf(UnusableReplicaException.class)
                .hasMessage(isNoReplica(
                        replica, "it has no column leadstone_search_index.id, leadstone_search_index.version"));
    }

    @Test
    void an_older_search_index_is_refused() throws SQLException {
        run("UPDATE leadstone_search_index SET version = 1");
        assertThatThrownBy(() -> over(replica))
                .isInstanceOf(UnusableReplicaException.class)
                .hasMessage(isNoReplica(
                        replica,
                        "its leads were indexed for searches by version 1 of the rules, and those of the store by"
                                + " version 3"));
    }

    @Test
    void a_store_waits_for_a_replica_that_replays_an_upgrade() throws SQLException {
        run("UPDATE leadstone_search_index SET version = 1");
        JdbcSpy spy = new JdbcSpy(replica);
        spy.intrude((call, real) -> {
            Object result = real.call();
            if (call.equals("Connection.close")) {
                run("UPDATE leadstone_search_index SET version = 3");
            }
            return result;
        });
        assertThat(listed(MyBatisLeadStore.builder(primary)
                        .replicaDataSource(spy.dataSource())
                        .build()))
                .isEmpty();
    }

    @Test
    void a_table_that_cannot_be_read_is_refused() {
        JdbcSpy spy = new JdbcSpy(replica);
        spy.intrude((call, real) -> {
            if (call.equals("DatabaseMetaData.getColumns")) {
                throw new SQLException("permission denied", "42501");
            }
            return real.call();
        });
        assertThatThrownBy(() -> over(spy.dataSource()))
                .isInstanceOf(UnusableReplicaException.class)
                .hasMessageStartingWith("the replica data source '" + replica + "' cannot be read: ");
    }

    @Test
    void another_product_is_refused() {
        JdbcSpy spy = new JdbcSpy(replica);
        spy.intrude((call, real) -> call.equals("DatabaseMetaData.getDatabaseProductName") ? "MySQL" : real.call());
        DataSource mysql = spy.dataSource();
        assertThatThrownBy(() -> over(mysql))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the replica data source '" + mysql + "' leads to MYSQL, but the store is on H2");
    }

    @Test
    void another_driver_is_refused() {
        JdbcSpy spy = new JdbcSpy(replica);
        spy.intrude((call, real) -> call.equals("DatabaseMetaData.getDriverName") ? "MySQL Connector/J" : real.call());
        assertThatThrownBy(() -> over(spy.dataSource()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("uses the driver 'MySQL Connector/J'");
    }

    @Test
    void one_pool_with_one_connection_can_be_both() {
        try (HikariDataSource single = TestDatabase.h2().impatientDataSource()) {
            single.setMaximumPoolSize(1);
            MyBatisLeadStore store = MyBatisLeadStore.builder(single)
                    .schemaMode(SchemaMode.CREATE)
                    .replicaDataSource(single)
                    .build();
            store.leads().add(jordan);
            assertThat(listed(store)).containsExactly(jordan.after());
        }
    }

    private MyBatisLeadStore over(DataSource replicaDataSource) {
        return MyBatisLeadStore.builder(primary)
                .replicaDataSource(replicaDataSource)
                .replicaWait(Duration.ZERO)
                .build();
    }

    private static HikariDataSource withTables() {
        HikariDataSource pool = TestDatabase.h2().dataSource();
        MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
        return pool;
    }

    private void run(String sql) throws SQLException {
        try (var connection = replica.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Object refuse(String call, JdbcSpy.Real real) throws Throwable {
        if (call.equals("DataSource.getConnection")) {
            throw new SQLNonTransientConnectionException("the replica is down", "08001");
        }
        return real.call();
    }

    private static String isNoReplica(DataSource dataSource, String difference) {
        return "the replica data source '" + dataSource
                + "' does not lead to a replica of the store's database, or the replica has not replayed the last"
                + " upgrade yet: " + difference;
    }

    private static List<LeadSnapshot> listed(MyBatisLeadStore store) {
        return store.search().list(ACME, LeadQuery.ALL, PageRequest.FIRST).items();
    }

    private static List<LeadSnapshot> exported(MyBatisLeadStore store) {
        List<LeadSnapshot> found = new ArrayList<>();
        store.exports().eachLead(ACME, ExportRange.ALL, LeadFilter.ALL, found::add);
        return found;
    }
}
