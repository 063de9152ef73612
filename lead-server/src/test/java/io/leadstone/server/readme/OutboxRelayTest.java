package io.leadstone.server.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.adapter.mybatis.MyBatisLeadStore;
import io.leadstone.adapter.mybatis.SchemaMode;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.event.EventQuery;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.lead.LeadSnapshot;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs the relay of the page about events, on the tables of that page. */
class OutboxRelayTest {

    private static final Pattern TABLES = Pattern.compile("(?s)```sql\n(.*?)```");

    private final DataSource dataSource =
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "");
    private final LeadManagement management = LeadManagement.builder()
            .store(MyBatisLeadStore.builder(dataSource)
                    .schemaMode(SchemaMode.CREATE)
                    .build())
            .build();
    private final Caller caller = Caller.member(new CompanyId("acme"), "relay", Scope.READ, Scope.WRITE);
    private final OutboxRelay relay = new OutboxRelay(dataSource, management, caller);

    @BeforeEach
    void createTables() throws SQLException, IOException {
        MatchResult tables = TABLES.matcher(Checkout.text("docs/events.md"))
                .results()
                .findFirst()
                .orElseThrow();
        execute(tables.group(1));
    }

    @Test
    void the_outbox_has_each_event_once_in_the_order_of_the_feed() throws SQLException {
        LeadSnapshot jordan = create("jordan@example.com");
        relay.run();
        management.leads().update(caller, UpdateLeadCommand.of(jordan.id(), f -> f.status(LeadStatus.QUALIFIED)));
        create("robin@example.com");
        relay.run();
        relay.run();

        assertThat(outbox()).hasSize(3).isEqualTo(feed());
    }

    @Test
    void a_failed_run_loses_and_repeats_nothing() throws SQLException {
        create("jordan@example.com");
        execute("ALTER TABLE outbox ADD CONSTRAINT full_disk CHECK (number < 1)");
        assertThatThrownBy(relay::run).isInstanceOf(SQLException.class);
        assertThat(outbox()).isEmpty();

        execute("ALTER TABLE outbox DROP CONSTRAINT full_disk");
        relay.run();

        assertThat(outbox()).hasSize(1).isEqualTo(feed());
    }

    @Test
    void several_nodes_copy_each_event_once() throws Exception {
        for (int i = 0; i < 50; i++) {
            create("lead" + i + "@example.com");
        }
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            Callable<Boolean> node = () -> {
                new OutboxRelay(dataSource, management, caller).run();
                return true;
            };
            List<Callable<Boolean>> runs = List.of(node, node, node, node);
            for (Future<Boolean> finished : nodes.invokeAll(runs)) {
                assertThat(finished.get()).isTrue();
            }
        } finally {
            nodes.shutdownNow();
        }
        relay.run();

        assertThat(outbox()).hasSize(50).containsExactlyInAnyOrderElementsOf(feed());
    }

    private LeadSnapshot create(String email) {
        LeadFields fields = LeadFields.of("Jordan", "Lee", email).build();
        return management.leads().create(caller, new CreateLeadCommand(fields)).lead();
    }

    private List<String> feed() {
        return management.events().read(caller, EventQuery.FIRST).events().stream()
                .map(event -> event.id().toString())
                .toList();
    }

    private List<String> outbox() throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT event_id FROM outbox ORDER BY id")) {
            while (row.next()) {
                ids.add(row.getString(1));
            }
        }
        return ids;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
