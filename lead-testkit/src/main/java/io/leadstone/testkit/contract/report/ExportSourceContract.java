package io.leadstone.testkit.contract.report;

import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.conversation.ConversationTopic;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.contract.fixture.ConversationScene;
import io.leadstone.testkit.contract.fixture.FiguresScene;
import io.leadstone.testkit.contract.fixture.RichConversations;
import io.leadstone.testkit.contract.fixture.RichLeads;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules of exports: the sink gets each live row of a company once, the oldest first. */
public interface ExportSourceContract extends StoreUnderTest {

    @Test
    default void exported_leads_are_complete_and_sorted_by_creation() {
        FiguresScene acme = new FiguresScene(this);
        Instant start = acme.samples().clock().instant();
        LeadSnapshot rich = acme.scene().add(RichLeads.everything());
        acme.conversations().record(acme.samples().report(acme.conversations().open(rich), 1));
        LeadSnapshot oldest = acme.leadCreatedAt(start.minus(Duration.ofDays(1)));
        LeadSnapshot sameInstant = acme.leadCreatedAt(start);
        LeadSnapshot newest = acme.leadCreatedAt(start.plusMillis(1));
        acme.scene().addDeleted("deleted@example.com");
        acme.scene().add(acme.samples().capture(GLOBEX, "jordan@example.com"));

        assertThat(leads(acme, ACME, ExportRange.ALL))
                .containsExactly(oldest, acme.conversations().stored(rich), sameInstant, newest);
    }

    @Test
    default void exported_conversations_are_complete_and_sorted_by_creation() {
        FiguresScene acme = new FiguresScene(this);
        ConversationScene scene = acme.conversations();
        LeadSnapshot jordan = acme.lead();
        ConversationSnapshot rich = scene.add(RichConversations.everything(scene.samples(), jordan.id()));
        ConversationSnapshot reported = scene.record(scene.samples().report(rich, 7));
        ConversationSnapshot sameInstant = scene.open();
        scene.delete(scene.open(jordan));
        LeadSnapshot deleted = scene.scene().add("deleted@example.com");
        scene.open(deleted);
        scene.scene().delete(scene.stored(deleted));
        scene.add(scene.samples().open(GLOBEX, Optional.empty(), ConversationTopic.NONE));
        scene.samples().clock().advance(Duration.ofDays(-1));
        ConversationSnapshot oldest = scene.open(jordan);

        assertThat(conversations(acme, ACME, ExportRange.ALL)).containsExactly(oldest, reported, sameInstant);
    }

    @Test
    default void export_ranges_include_both_ends_and_may_be_open() {
        FiguresScene acme = new FiguresScene(this);
        Instant start = Instant.parse("2025-09-01T08:30:00.001Z");
        Instant end = Instant.parse("2025-09-03T17:00:00.998Z");
        List<LeadSnapshot> leads = new ArrayList<>();
        List<ConversationSnapshot> conversations = new ArrayList<>();
        for (Instant at : List.of(start.minusMillis(1), start, end, end.plusMillis(1))) {
            acme.samples().clock().set(at);
            leads.add(acme.lead());
            conversations.add(acme.conversations().open());
        }
        List<ExportRange> ranges = List.of(
                new ExportRange(Optional.of(start), Optional.of(end)),
                new ExportRange(Optional.of(start), Optional.empty()),
                new ExportRange(Optional.empty(), Optional.of(end)),
                ExportRange.ALL,
                new ExportRange(Optional.of(end), Optional.of(end)),
                new ExportRange(Optional.of(start), Optional.of(end.plusNanos(500_000))),
                new ExportRange(Optional.of(start.minusNanos(500_000)), Optional.of(end)),
                new ExportRange(Optional.of(Instant.MIN), Optional.of(Instant.MAX)),
                new ExportRange(Optional.of(Instant.MAX), Optional.empty()),
                new ExportRange(Optional.empty(), Optional.of(Instant.MIN)));
        int[][] parts = {{1, 3}, {1, 4}, {0, 3}, {0, 4}, {2, 3}, {1, 3}, {1, 3}, {0, 4}, {4, 4}, {0, 0}};

        for (int i = 0; i < parts.length; i++) {
            assertThat(leads(acme, ACME, ranges.get(i)))
                    .as("exports.eachLead of %s", ranges.get(i))
                    .isEqualTo(leads.subList(parts[i][0], parts[i][1]));
            assertThat(conversations(acme, ACME, ranges.get(i)))
                    .as("exports.eachConversation of %s", ranges.get(i))
                    .isEqualTo(conversations.subList(parts[i][0], parts[i][1]));
        }
    }

    /** There are more rows than a database cursor fetches at once. No row may be missing or repeated. */
    @Test
    default void thousands_of_rows_are_exported_once_each() throws InterruptedException {
        FiguresScene acme = new FiguresScene(this);
        List<LeadChange> newLeads = new ArrayList<>();
        List<ConversationChange> openings = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            newLeads.addAll(acme.createdLeads(Optional.empty(), 3, 0));
            openings.add(acme.samples().open(ACME, Optional.empty(), ConversationTopic.NONE));
            openings.add(acme.samples().open(ACME, Optional.empty(), ConversationTopic.NONE));
            acme.samples().clock().advance(Duration.ofMillis(1));
        }
        List<Runnable> writes = new ArrayList<>();
        newLeads.forEach(newLead -> writes.add(() -> acme.scene().add(newLead)));
        openings.forEach(opening -> writes.add(() -> acme.conversations().add(opening)));
        FiguresScene.runInThreads(writes);

        assertThat(leads(acme, ACME, ExportRange.ALL))
                .isEqualTo(newLeads.stream()
                        .map(LeadChange::after)
                        .sorted(Comparator.comparing(LeadSnapshot::createdAt)
                                .thenComparing(lead -> lead.id().toString()))
                        .toList());
        assertThat(conversations(acme, ACME, ExportRange.ALL))
                .isEqualTo(openings.stream()
                        .map(ConversationChange::after)
                        .sorted(Comparator.comparing(ConversationSnapshot::createdAt)
                                .thenComparing(conversation -> conversation.id().toString()))
                        .toList());
    }

    /** The export fails more often than a pool has connections. The test fails if connections are not returned. */
    @Test
    default void an_exception_of_the_sink_ends_the_export_cleanly() {
        FiguresScene acme = new FiguresScene(this);
        for (int i = 0; i < 3; i++) {
            acme.conversations().open(acme.lead());
        }
        RuntimeException closed = new IllegalStateException("the client closed the connection");

        for (int i = 0; i < 30; i++) {
            List<Object> seen = new ArrayList<>();
            assertThat(catchThrowable(() -> acme.scene()
                            .store()
                            .exports()
                            .eachLead(ACME, ExportRange.ALL, LeadFilter.ALL, lead -> {
                                seen.add(lead);
                                throw closed;
                            })))
                    .isSameAs(closed);
            assertThat(catchThrowable(() -> acme.scene()
                            .store()
                            .exports()
                            .eachConversation(ACME, ExportRange.ALL, conversation -> {
                                seen.add(conversation);
                                throw closed;
                            })))
                    .isSameAs(closed);
            assertThat(seen).hasSize(2);
        }

        LeadSnapshot next = acme.lead();
        assertThat(acme.scene().leads().find(ACME, next.id())).contains(next);
        assertThat(leads(acme, ACME, ExportRange.ALL)).hasSize(4);
        assertThat(conversations(acme, ACME, ExportRange.ALL)).hasSize(3);
    }

    @Test
    default void a_company_without_rows_exports_nothing() {
        FiguresScene acme = new FiguresScene(this);
        acme.conversations().open(acme.lead());

        assertThat(leads(acme, GLOBEX, ExportRange.ALL)).isEmpty();
        assertThat(conversations(acme, GLOBEX, ExportRange.ALL)).isEmpty();
    }

    private static List<LeadSnapshot> leads(FiguresScene acme, CompanyId company, ExportRange range) {
        List<LeadSnapshot> rows = new ArrayList<>();
        acme.scene().store().exports().eachLead(company, range, LeadFilter.ALL, rows::add);
        return rows;
    }

    private static List<ConversationSnapshot> conversations(FiguresScene acme, CompanyId company, ExportRange range) {
        List<ConversationSnapshot> rows = new ArrayList<>();
        acme.scene().store().exports().eachConversation(company, range, rows::add);
        return rows;
    }
}
