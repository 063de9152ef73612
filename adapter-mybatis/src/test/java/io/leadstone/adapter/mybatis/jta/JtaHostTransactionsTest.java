package io.leadstone.adapter.mybatis.jta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.agroal.narayana.NarayanaTransactionIntegration;
import io.leadstone.adapter.mybatis.MyBatisLeadStore;
import io.leadstone.adapter.mybatis.SchemaMode;
import io.leadstone.adapter.mybatis.database.TestServer;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.out.TransactionListener;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.conversation.ActivityReport;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Writes in a JTA transaction of Narayana, on a pool of Agroal. */
class JtaHostTransactionsTest {

    private static final Caller ACME = Caller.member(new CompanyId("acme"), "test", Scope.READ, Scope.WRITE);

    private static final TransactionManager MANAGER = com.arjuna.ats.jta.TransactionManager.transactionManager();
    private static final TransactionSynchronizationRegistry REGISTRY =
            new com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple();

    private final List<String> events = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void the_lead_is_committed_with_the_row_of_the_host(TestServer server) throws Exception {
        with(server, true, (pool, leads) -> {
            MANAGER.begin();
            create(leads, "jordan@example.com");
            create(leads, "robin@example.com");
            writeNote(pool);
            assertThat(leads.leads()
                            .list(ACME, LeadQuery.ALL, PageRequest.FIRST)
                            .items())
                    .as("inside the transaction")
                    .hasSize(2);
            assertThat(events).as("before the commit").isEmpty();
            MANAGER.commit();

            assertThat(count(pool, "leadstone_lead")).isEqualTo(2);
            assertThat(count(pool, "host_note")).isEqualTo(1);
            assertThat(events).containsExactly("jordan@example.com", "robin@example.com");
        });
    }

    @ParameterizedTest
    @EnumSource
    void the_lead_is_rolled_back_with_the_row_of_the_host(TestServer server) throws Exception {
        with(server, true, (pool, leads) -> {
            MANAGER.begin();
            writeNote(pool);
            create(leads, "jordan@example.com");
            MANAGER.rollback();
            assertNothingIsStored(pool);

            MANAGER.begin();
            create(leads, "jordan@example.com");
            writeNote(pool);
            MANAGER.setRollbackOnly();
            assertThatThrownBy(MANAGER::commit).isInstanceOf(RollbackException.class);
            assertNothingIsStored(pool);
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_transaction_that_must_roll_back_accepts_no_lead(TestServer server) throws Exception {
        with(server, true, (pool, leads) -> {
            MANAGER.begin();
            MANAGER.setRollbackOnly();
            assertThatThrownBy(() -> create(leads, "jordan@example.com"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("marked for rollback");
            MANAGER.rollback();

            assertNothingIsStored(pool);
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_transaction_that_timed_out_accepts_no_lead(TestServer server) throws Exception {
        with(server, true, (pool, leads) -> {
            MANAGER.setTransactionTimeout(1);
            try {
                MANAGER.begin();
                create(leads, "jordan@example.com");
                while (MANAGER.getStatus() == Status.STATUS_ACTIVE
                        || MANAGER.getStatus() == Status.STATUS_ROLLING_BACK) {
                    Thread.onSpinWait();
                }
                assertThatThrownBy(() -> create(leads, "robin@example.com"))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("rolled back");
                assertThatThrownBy(() -> leads.leads().list(ACME, LeadQuery.ALL, PageRequest.FIRST))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("rolled back");
                MANAGER.rollback();
            } finally {
                MANAGER.setTransactionTimeout(0);
            }
            assertNothingIsStored(pool);
        });
    }

    @ParameterizedTest
    @EnumSource
    void without_a_transaction_each_write_is_committed(TestServer server) throws Exception {
        for (boolean autoCommit : new boolean[] {true, false}) {
            with(server, autoCommit, (pool, leads) -> {
                create(leads, "jordan@example.com");
                assertThat(count(pool, "leadstone_lead")).isEqualTo(1);
                assertThat(events).containsExactly("jordan@example.com");
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_veto_undoes_the_lead_and_leaves_the_transaction_usable(TestServer server) throws Exception {
        with(server, true, (pool, leads) -> {
            MANAGER.begin();
            writeNote(pool);
            assertThatThrownBy(() -> create(leads, "veto@example.com")).hasMessage("veto");
            create(leads, "jordan@example.com");
            MANAGER.commit();

            assertThat(count(pool, "leadstone_lead")).isEqualTo(1);
            assertThat(count(pool, "host_note")).isEqualTo(1);
            assertThat(events).containsExactly("jordan@example.com");
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_rejected_duplicate_leaves_the_transaction_usable(TestServer server) throws Exception {
        with(server, true, (pool, leads) -> {
            create(leads, "jordan@example.com");
            MANAGER.begin();
            assertThatThrownBy(() -> create(leads, "jordan@example.com")).isInstanceOf(DuplicateEmailException.class);
            create(leads, "robin@example.com");
            MANAGER.commit();

            assertThat(count(pool, "leadstone_lead")).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_listener_writes_in_a_transaction_of_its_own(TestServer server) throws Exception {
        with(server, true, (pool, leads) -> {
            MANAGER.begin();
            create(leads, "first@example.com");
            MANAGER.commit();

            assertThat(events).containsExactly("first@example.com", "second@example.com");
            assertThat(count(pool, "leadstone_lead")).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_pool_that_does_not_take_part_is_refused(TestServer server) throws Exception {
        try (HikariDataSource other = server.freshDatabase().dataSource()) {
            LeadManagement leads = LeadManagement.builder()
                    .store(MyBatisLeadStore.builder(other)
                            .schemaMode(SchemaMode.CREATE)
                            .hostTransactions(new JtaHostTransactions(REGISTRY))
                            .build())
                    .build();
            MANAGER.begin();
            assertThatThrownBy(() -> create(leads, "jordan@example.com")).isInstanceOf(IllegalStateException.class);
            MANAGER.rollback();

            assertThat(count(other, "leadstone_lead")).isZero();
        }
    }

    private void assertNothingIsStored(DataSource pool) throws SQLException {
        assertThat(count(pool, "leadstone_lead")).isZero();
        assertThat(count(pool, "host_note")).isZero();
        assertThat(events).isEmpty();
    }

    private static LeadSnapshot create(LeadManagement leads, String email) {
        return leads.leads()
                .create(ACME, new CreateLeadCommand(SampleLeads.draft(email).build()))
                .lead();
    }

    private static void writeNote(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO host_note VALUES ('with the lead')");
        }
    }

    private static int count(DataSource pool, String table) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private interface HostTest {
        void run(AgroalDataSource pool, LeadManagement leads) throws Exception;
    }

    private void with(TestServer server, boolean autoCommit, HostTest test) throws Exception {
        events.clear();
        try (HikariDataSource database = server.freshDatabase().dataSource()) {
            MyBatisLeadStore.builder(database).schemaMode(SchemaMode.CREATE).build();
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE host_note (note_text VARCHAR(50))");
            }
            try (AgroalDataSource pool = jtaPool(database, autoCommit)) {
                MyBatisLeadStore store = MyBatisLeadStore.builder(pool)
                        .hostTransactions(new JtaHostTransactions(REGISTRY))
                        .build();
                LeadManagement plain = LeadManagement.builder().store(store).build();
                LeadManagement leads = LeadManagement.builder()
                        .store(store)
                        .inTransaction(new Veto("veto@example.com"))
                        .onEvent(event -> record(plain, event))
                        .build();
                test.run(pool, leads);
            } finally {
                if (MANAGER.getStatus() != Status.STATUS_NO_TRANSACTION) {
                    MANAGER.rollback();
                }
            }
        }
    }

    private void record(LeadManagement plain, LeadEvent event) {
        String email = plain.leads()
                .get(ACME, event.leadId())
                .details()
                .email()
                .orElseThrow()
                .value();
        events.add(email);
        if (email.equals("first@example.com")) {
            create(plain, "second@example.com");
            events.add("second@example.com");
        }
    }

    private static AgroalDataSource jtaPool(HikariDataSource database, boolean autoCommit) throws SQLException {
        AgroalDataSourceConfigurationSupplier configuration = new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(4)
                        .transactionIntegration(new NarayanaTransactionIntegration(MANAGER, REGISTRY))
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(database.getJdbcUrl())
                                .autoCommit(autoCommit)
                                .principal(new NamePrincipal(database.getUsername()))
                                .credential(new SimplePassword(String.valueOf(database.getPassword())))));
        return AgroalDataSource.from(configuration);
    }

    /** Refuses the lead with one email. */
    private record Veto(String email) implements TransactionListener {

        @Override
        public void leadChanging(LeadChange change) {
            if (change.after().details().email().orElseThrow().value().equals(email)) {
                throw new IllegalArgumentException("veto");
            }
        }

        @Override
        public void conversationChanging(ConversationChange change) {}

        @Override
        public void activityRecording(ActivityReport report) {}
    }
}
