package io.leadstone.server.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import io.leadstone.adapter.micrometer.LeadstoneMetrics;
import io.leadstone.adapter.mongo.CalmBackend;
import io.leadstone.adapter.mongo.MongoLeadStore;
import io.leadstone.adapter.mybatis.MyBatisLeadStore;
import io.leadstone.adapter.mybatis.SchemaMode;
import io.leadstone.adapter.webhook.WebhookDispatcher;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.idempotency.IdempotencyKey;
import io.leadstone.application.idempotency.IdempotentRequest;
import io.leadstone.application.idempotency.KeptAnswer;
import io.leadstone.application.port.in.idempotency.IdempotentAnswer;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.application.port.in.privacy.PersonQuery;
import io.leadstone.application.port.in.report.ReportQuery;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.webhook.WebhookStore;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.report.LeadReport;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.StorePorts;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs Java code of the README and of the pages. {@link CodeBlocksTest} compares it with their text. */
class EmbeddingTest {

    @Test
    void the_code_of_the_readme_captures_and_qualifies_a_lead() {
        DataSource dataSource =
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "");

        LeadManagement management = LeadManagement.builder()
                .store(MyBatisLeadStore.builder(dataSource)
                        .schemaMode(SchemaMode.CREATE)
                        .build())
                .build();
        Caller sales = Caller.member(new CompanyId("acme"), "sales-desk", Scope.READ, Scope.WRITE);
        LeadFields fields = LeadFields.of("Jordan", "Lee", "jordan@example.com")
                .source("trade-fair")
                .consentDataProcessing(true)
                .build();
        LeadSnapshot lead =
                management.leads().create(sales, new CreateLeadCommand(fields)).lead();
        UpdateLeadCommand qualify = UpdateLeadCommand.of(lead.id(), f -> f.status(LeadStatus.QUALIFIED));
        management.leads().update(sales, qualify);
        Page<LeadEvent> history = management.leads().history(sales, lead.id(), PageRequest.FIRST);

        assertThat(history.items())
                .extracting(event -> event.type().code())
                .containsExactly("lead.status_changed", "lead.created");
    }

    @Test
    void the_code_for_repeated_requests_creates_one_lead() {
        LeadManagement management =
                LeadManagement.builder().store(new InMemoryLeadStore()).build();
        Caller sales = Caller.member(new CompanyId("acme"), "sales-desk", Scope.READ, Scope.WRITE);
        CreateLeadCommand command = new CreateLeadCommand(
                LeadFields.of("Jordan", "Lee", "jordan@example.com").build());

        IdempotentAnswer first = importOnce(management, sales, "order-7", command, "{}");
        IdempotentAnswer second = importOnce(management, sales, "order-7", command, "{}");

        assertThat(second).isEqualTo(new IdempotentAnswer(first.answer(), true));
    }

    private static IdempotentAnswer importOnce(
            LeadManagement management, Caller caller, String orderId, CreateLeadCommand command, String json) {
        IdempotentRequest request = IdempotentRequest.of(new IdempotencyKey(orderId), "import lead", json);
        return management
                .idempotency()
                .answerOnce(
                        caller,
                        request,
                        () -> imported(
                                management.leads().create(caller, command).lead()),
                        written -> imported(management
                                .leads()
                                .get(caller, new LeadId(written.record().id()))));
    }

    private static KeptAnswer imported(LeadSnapshot lead) {
        return new KeptAnswer(201, Map.of(), lead.id().toString(), Optional.of(lead.id()));
    }

    @Test
    void the_program_for_beginners_prints_the_new_lead() {
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            FirstLead.main(new String[0]);
        } finally {
            System.setOut(console);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8)).contains(" is new");
    }

    @Test
    void the_code_of_the_privacy_page_erases_a_lead() {
        LeadManagement management =
                LeadManagement.builder().store(new InMemoryLeadStore()).build();
        Caller sales = Caller.member(new CompanyId("acme"), "sales-desk", Scope.READ, Scope.WRITE);
        LeadFields jordan = LeadFields.of("Jordan", "Lee", "jordan@example.com").build();
        LeadId id = management
                .leads()
                .create(sales, new CreateLeadCommand(jordan))
                .lead()
                .id();

        Caller officer = Caller.member(new CompanyId("acme"), "privacy-officer", Scope.READ, Scope.ADMIN);
        management
                .privacy()
                .exportPerson(officer, PersonQuery.ofEmail("jordan@example.com"))
                .leads()
                .forEach(found -> management.leads().erase(officer, found.lead().id(), Optional.empty()));

        assertThat(management.leads().get(officer, id).isErased()).isTrue();
    }

    @Test
    void the_lines_about_reports_choose_a_time_zone() {
        LeadManagement management =
                LeadManagement.builder().store(new InMemoryLeadStore()).build();
        Caller caller = Caller.member(new CompanyId("acme"), "sales-desk", Scope.READ);

        ReportQuery query = ReportQuery.between("2025-09-01", "2025-09-30").in(ZoneId.of("Europe/Berlin"));
        LeadReport report = management.reports().funnel(caller, query);

        assertThat(report.range().start()).isEqualTo("2025-08-31T22:00:00Z");
        assertThat(report.dailyTrend()).hasSize(30);
    }

    @Test
    void the_code_of_the_webhook_page_starts_a_dispatcher() {
        StorePorts store = new StorePorts(new InMemoryLeadStore());

        WebhookDispatcher dispatcher =
                WebhookDispatcher.builder().queue(store.deliveryQueue()).build();
        LeadManagement management = LeadManagement.builder()
                .store(store)
                .onEvent(event -> dispatcher.wake())
                .build();
        dispatcher.start();

        assertThatThrownBy(dispatcher::start).as("it is started").isInstanceOf(IllegalStateException.class);
        management.health().check();
        dispatcher.close();
    }

    @Test
    void the_lines_about_metrics_measure_a_use_case() {
        MeterRegistry registry = new SimpleMeterRegistry();
        DataSource dataSource =
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "");
        MyBatisLeadStore.builder(dataSource).schemaMode(SchemaMode.CREATE).build();

        LeadstoneMetrics metrics = LeadstoneMetrics.of(registry);
        LeadStore store = metrics.measure(MyBatisLeadStore.of(dataSource));
        LeadManagement management =
                LeadManagement.builder().store(store).decorateUseCases(metrics).build();

        Caller sales = Caller.member(new CompanyId("acme"), "sales-desk", Scope.READ);
        management.leads().findByEmail(sales, new EmailAddress("jordan@example.com"));
        assertThat(registry.get("leadstone.use.case").timer().count()).isEqualTo(1);
    }

    @Test
    void the_lines_of_the_database_page_create_stores() {
        DataSource dataSource = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID(), "", "");
        MongoServer mongo = new MongoServer(new CalmBackend());
        try (MongoClient client = MongoClients.create(mongo.bindAndGetConnectionString())) {
            LeadStore sql = MyBatisLeadStore.of(dataSource);
            LeadStore documents = MongoLeadStore.of(client.getDatabase("leads"));

            assertThat(sql.capability(WebhookStore.class)).isPresent();
            assertThat(documents.capability(WebhookStore.class)).isPresent();
        } finally {
            mongo.shutdownNow();
        }
    }

    @Test
    void the_repair_of_an_h2_file_keeps_its_content(@TempDir Path folder) throws Exception {
        String file = folder.resolve("leadstone.mv.db").toString();
        String url = "jdbc:h2:file:" + folder.resolve("leadstone");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE deal (id INT) AS SELECT 7");
        }

        new MVStore.Builder()
                .fileName(file)
                .recoveryMode()
                .autoCommitDisabled()
                .open()
                .close();

        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM deal")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(7);
        }
    }
}
