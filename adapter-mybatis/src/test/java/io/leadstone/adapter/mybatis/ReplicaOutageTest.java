package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.ReplicatedPostgres;
import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A standby of PostgreSQL stops and starts again while a store uses it as its replica. */
class ReplicaOutageTest {

    private static final CompanyId ACME = new CompanyId("acme");
    private static final long PATIENCE_SECONDS = 180;

    private final SampleLeads samples = new SampleLeads();
    private final LeadChange jordan = samples.capture(ACME, "jordan@example.com");
    private final LeadChange sam = samples.capture(ACME, "sam@example.com");

    @Test
    void only_lists_stop_while_the_standby_is_down() throws SQLException {
        try (ReplicatedPostgres servers = ReplicatedPostgres.start()) {
            TestDatabase database = servers.freshDatabase();
            try (HikariDataSource primary = database.dataSource();
                    HikariDataSource standby = servers.onStandby(database).impatientDataSource()) {
                MyBatisLeadStore store = MyBatisLeadStore.builder(primary)
                        .schemaMode(SchemaMode.CREATE)
                        .replicaDataSource(standby)
                        .build();
                writesAreRefusedOn(standby);
                store.leads().add(jordan);
                servers.awaitReplay();
                assertThat(listed(store)).containsExactly(jordan.after());

                servers.standby().stop();
                assertThatThrownBy(() -> listed(store)).isInstanceOf(StoreUnavailableException.class);
                MyBatisLeadStore started = MyBatisLeadStore.builder(primary)
                        .replicaDataSource(standby)
                        .build();
                assertThatThrownBy(() -> listed(started)).isInstanceOf(StoreUnavailableException.class);
                store.leads().add(sam);
                assertThat(store.leads().find(ACME, sam.after().id())).contains(sam.after());
                store.health().check();

                servers.standby().start();
                servers.awaitReplay();
                awaitLists(store);
                assertThat(listed(started)).containsExactly(sam.after(), jordan.after());
            }
        }
    }

    private static void writesAreRefusedOn(HikariDataSource standby) {
        LeadChange refused = new SampleLeads().capture(ACME, "refused@example.com");
        assertThatThrownBy(() -> MyBatisLeadStore.of(standby).leads().add(refused))
                .isInstanceOf(StoreUnavailableException.class)
                .cause()
                .isInstanceOfSatisfying(
                        SQLException.class,
                        readOnly -> assertThat(readOnly.getSQLState()).isEqualTo("25006"));
    }

    private static void awaitLists(MyBatisLeadStore store) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try {
                listed(store);
                return;
            } catch (StoreUnavailableException notYet) {
                assertThat(System.nanoTime()).as("the lists work again").isLessThan(end);
            }
        }
    }

    private static List<LeadSnapshot> listed(MyBatisLeadStore store) {
        return store.search().list(ACME, LeadQuery.ALL, PageRequest.FIRST).items();
    }
}
