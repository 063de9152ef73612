package io.leadstone.testkit.memory;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.in.conversation.OpenConversationCommand;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.privacy.PersonQuery;
import io.leadstone.application.port.out.privacy.PersonalDataAccess;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SettableClock;
import io.leadstone.testkit.StorePorts;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.WidgetVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests the access log: each read or export of personal data is passed to it, without values. */
class AccessLogTest {

    private final SettableClock clock = new SettableClock();
    private final List<PersonalDataAccess> accesses = new ArrayList<>();
    private final InMemoryLeadStore store = new InMemoryLeadStore();
    private final LeadManagement management = LeadManagement.builder()
            .store(store)
            .clock(clock)
            .accessLog(accesses::add)
            .build();
    private final LeadSnapshot first = create("jordan@example.com");
    private final LeadSnapshot second = create("kim@example.com");

    @Test
    void reads_are_logged_with_principal_use_case_and_count() {
        management.leads().get(ALICE, first.id());
        management.leads().list(ALICE, LeadQuery.ALL, UP_TO_100);
        management.leads().findByEmail(ALICE, new EmailAddress("nobody@example.com"));
        management.leads().consent(ALICE, second.id(), UP_TO_100);
        management.privacy().exportPerson(ALICE, PersonQuery.ofEmail("jordan@example.com"));
        WidgetVisitor.of(new ManagedStore(new StorePorts(store), clock, management), "kim@example.com");
        management.submissions().submissions(ALICE, second.id(), UP_TO_100);

        assertThat(accesses)
                .containsExactly(
                        access("GetLead", 1),
                        access("ListLeads", 2),
                        access("ExportPerson", 1),
                        access("ListSubmissions", 1));
    }

    @Test
    void exports_are_logged_when_they_end() {
        management.reports().exportLeads(ALICE, ExportRange.ALL, LeadFilter.ALL, lead -> {});
        try (Stream<LeadSnapshot> leads = management.reports().streamLeads(ALICE, ExportRange.ALL, LeadFilter.ALL)) {
            assertThat(leads.toList()).hasSize(2);
        }

        assertThat(accesses).first().isEqualTo(access("ExportLeads", 2));
        assertThat(accesses).hasSize(2).last().isEqualTo(access("StreamLeads", 2));
    }

    @Test
    void a_stream_that_is_read_and_not_closed_is_logged() {
        management
                .reports()
                .streamLeads(ALICE, ExportRange.ALL, LeadFilter.ALL)
                .forEach(lead -> assertThat(accesses).isEmpty());

        assertThat(accesses).containsExactly(access("StreamLeads", 2));
    }

    @Test
    void a_stream_of_conversations_that_is_not_closed_is_logged() {
        management.conversations().open(ALICE, OpenConversationCommand.of("agent-1", first.id()));

        assertThat(management
                        .reports()
                        .streamConversations(ALICE, ExportRange.ALL)
                        .toList())
                .hasSize(1);

        assertThat(accesses).containsExactly(access("StreamConversations", 1));
    }

    @Test
    void a_stream_that_is_read_in_part_is_logged_when_it_is_closed() {
        try (Stream<LeadSnapshot> leads = management.reports().streamLeads(ALICE, ExportRange.ALL, LeadFilter.ALL)) {
            assertThat(leads.findFirst()).isPresent();
            assertThat(accesses).as("before the end").isEmpty();
        }

        assertThat(accesses).containsExactly(access("StreamLeads", 1));
    }

    @Test
    void a_stream_whose_reader_fails_is_logged_with_its_records() {
        IllegalStateException diskFull = new IllegalStateException("the disk is full");

        assertThatThrownBy(() -> management
                        .reports()
                        .streamLeads(ALICE, ExportRange.ALL, LeadFilter.ALL)
                        .forEach(lead -> {
                            throw diskFull;
                        }))
                .isSameAs(diskFull);

        assertThat(accesses).containsExactly(access("StreamLeads", 1));
    }

    @Test
    void a_failed_export_is_logged_with_its_records() {
        IllegalStateException diskFull = new IllegalStateException("the disk is full");

        assertThatThrownBy(() -> exportUntil(2, diskFull, management)).isSameAs(diskFull);

        assertThat(accesses).containsExactly(access("ExportLeads", 2));
    }

    @Test
    void the_failure_of_an_export_names_that_of_the_log() {
        IllegalStateException diskFull = new IllegalStateException("the disk is full");
        IllegalStateException noLog = new IllegalStateException("the log is closed");
        LeadManagement failing = LeadManagement.builder()
                .store(store)
                .clock(clock)
                .accessLog(access -> {
                    throw noLog;
                })
                .build();

        assertThatThrownBy(() -> exportUntil(1, diskFull, failing))
                .isSameAs(diskFull)
                .hasSuppressedException(noLog);
    }

    @Test
    void writes_and_refused_reads_are_not_logged() {
        assertThatExceptionOfType(LeadNotFoundException.class)
                .isThrownBy(() -> management.leads().get(ALICE, new LeadId(UUID.randomUUID())));

        assertThat(accesses).isEmpty();
    }

    /** Exports leads to a sink that fails at the record of this number. */
    private static void exportUntil(int number, RuntimeException failure, LeadManagement management) {
        AtomicInteger received = new AtomicInteger();
        management.reports().exportLeads(ALICE, ExportRange.ALL, LeadFilter.ALL, lead -> {
            if (received.incrementAndGet() == number) {
                throw failure;
            }
        });
    }

    private PersonalDataAccess access(String useCase, long count) {
        return new PersonalDataAccess(clock.instant(), ACME, "alice", useCase, count);
    }

    private LeadSnapshot create(String email) {
        return management
                .leads()
                .create(ALICE, new CreateLeadCommand(SampleLeads.draft(email).build()))
                .lead();
    }
}
