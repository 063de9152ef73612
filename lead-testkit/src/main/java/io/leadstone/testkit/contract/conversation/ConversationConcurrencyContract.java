package io.leadstone.testkit.contract.conversation;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.port.in.conversation.OpenConversationCommand;
import io.leadstone.application.port.in.conversation.RecordActivityCommand;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.EventType;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ActivityReport;
import io.leadstone.domain.conversation.ConversationActivity;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.conversation.ConversationTotals;
import io.leadstone.domain.conversation.Satisfaction;
import io.leadstone.domain.failure.ConversationNotFoundException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.contract.fixture.ConcurrentTasks;
import io.leadstone.testkit.contract.fixture.ConcurrentTasks.Outcome;
import io.leadstone.testkit.contract.fixture.ConversationScene;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Rules for concurrent activity reports: each report is counted and has its own event. */
public interface ConversationConcurrencyContract extends StoreUnderTest {

    @Test
    default void three_hundred_concurrent_activity_reports_are_all_counted() throws InterruptedException {
        ConversationScene scene = new ConversationScene(this);
        LeadSnapshot jordan = scene.jordan();
        ConversationSnapshot conversation = scene.open(jordan);
        Instant start = scene.samples().clock().instant();
        // 100 threads send three reports each. One of the first reports has the latest activity.
        List<List<ActivityReport>> reports = IntStream.range(0, 100)
                .mapToObj(thread -> IntStream.range(0, 3)
                        .mapToObj(i -> scene.samples()
                                .report(
                                        conversation,
                                        new ConversationActivity(
                                                1,
                                                Optional.of(new Satisfaction(100 + thread)),
                                                start.plusMillis(1000 - 10L * thread - i))))
                        .toList())
                .toList();

        List<Outcome<List<ConversationSnapshot>>> outcomes = ConcurrentTasks.run(
                100, i -> () -> reports.get(i).stream().map(scene::record).toList());

        List<ConversationSnapshot> answers = answers(outcomes);
        assertThat(answers)
                .extracting(ConversationSnapshot::version)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(2, 301).boxed().toList());
        ConversationSnapshot after = scene.stored(conversation);
        assertThat(after.totals())
                .isEqualTo(new ConversationTotals(300, 300, 44_850, Optional.of(start.plusMillis(1000))));
        assertThat(after.version()).isEqualTo(301);
        LeadSnapshot updated = scene.stored(jordan);
        assertThat(updated.engagement().lastAt()).contains(start.plusMillis(1000));
        assertThat(updated.lastEvent()).isEqualTo(302);
        assertThat(updated.version()).isEqualTo(1);
        assertThat(idsOf(EventType.CONVERSATION_ACTIVITY_RECORDED, allEvents(scene, jordan, 302)))
                .containsExactlyInAnyOrderElementsOf(reports.stream()
                        .flatMap(List::stream)
                        .map(ActivityReport::eventId)
                        .toList());
    }

    /** A store must lock a lead and its conversations in the same order in all calls. Otherwise the calls deadlock. */
    @Test
    default void concurrent_reports_of_several_conversations_cause_no_deadlock() throws InterruptedException {
        ConversationScene scene = new ConversationScene(this);
        LeadSnapshot jordan = scene.jordan();
        List<ConversationSnapshot> opened =
                IntStream.range(0, 4).mapToObj(i -> scene.open(jordan)).toList();

        List<Outcome<List<ConversationSnapshot>>> outcomes = ConcurrentTasks.run(
                16, i -> () -> i < 12 ? recordFiveTimes(scene, opened.get(i % 4)) : openThreeTimes(scene, jordan));

        assertThat(answers(outcomes)).hasSize(72);
        assertThat(opened)
                .extracting(conversation -> scene.stored(conversation).totals().messages())
                .containsOnly(15L);
        List<LeadEvent> events = allEvents(scene, jordan, 77);
        LeadEvent last = events.stream()
                .filter(event -> event.type() == EventType.CONVERSATION_CREATED)
                .findFirst()
                .orElseThrow();
        assertThat(scene.stored(jordan).engagement().lastConversation()).isEqualTo(last.conversationId());
    }

    @Test
    default void only_reports_accepted_before_a_deletion_are_counted() throws InterruptedException {
        ConversationScene scene = new ConversationScene(this);
        LeadSnapshot jordan = scene.jordan();
        ConversationSnapshot conversation = scene.open(jordan);

        List<Outcome<ConversationSnapshot>> outcomes = ConcurrentTasks.run(
                20,
                i -> () -> i == 10
                        ? deleteWithRetry(scene, conversation)
                        : scene.record(scene.samples().report(conversation, 1)));

        assertThat(outcomes.stream().flatMap(outcome -> outcome.failure().stream()))
                .allSatisfy(failure -> assertThat(failure).isExactlyInstanceOf(ConversationNotFoundException.class));
        long counted = outcomes.stream()
                        .filter(outcome -> outcome.result().isPresent())
                        .count()
                - 1;
        ConversationSnapshot deleted = scene.stored(conversation);
        assertThat(deleted.isDeleted()).isTrue();
        assertThat(deleted.totals().messages()).isEqualTo(counted);
        allEvents(scene, jordan, (int) counted + 3);
    }

    /** Edits of a lead and reports of its conversation do not overwrite each other. */
    @Test
    default void concurrent_edits_and_activity_reports_are_all_stored() throws InterruptedException {
        ManagedStore acme = new ManagedStore(this);
        LeadId id = acme.create(SampleLeads.draft("jordan@example.com").build()).id();
        ConversationId conversation = acme.management()
                .conversations()
                .open(ALICE, OpenConversationCommand.of("agent-1", id))
                .id();

        List<Outcome<Integer>> outcomes =
                ConcurrentTasks.run(5, i -> () -> i == 0 ? editTenTimes(acme, id) : reportTenTimes(acme, conversation));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.result()).contains(10));
        LeadSnapshot lead = acme.get(id);
        assertThat(lead.version()).isEqualTo(11);
        assertThat(lead.details().notes()).contains("edit 9");
        assertThat(lead.lastEvent()).isEqualTo(52);
        assertThat(acme.management()
                        .conversations()
                        .get(ALICE, conversation)
                        .totals()
                        .messages())
                .isEqualTo(40);
        assertThat(acme.history(id))
                .extracting(LeadEvent::number)
                .isEqualTo(LongStream.rangeClosed(1, 52).mapToObj(n -> 53 - n).toList());
    }

    /** A reader that sees a report also sees its event. The first task writes while the others read. */
    @Test
    default void a_reader_never_sees_a_report_before_its_event() throws InterruptedException {
        ConversationScene scene = new ConversationScene(this);
        LeadSnapshot jordan = scene.jordan();
        ConversationSnapshot conversation = scene.open(jordan);

        AtomicBoolean written = new AtomicBoolean();
        List<Outcome<Boolean>> outcomes = ConcurrentTasks.run(
                4,
                i -> () -> i == 0
                        ? writeRepeatedly(scene, conversation, written)
                        : readWhileWriting(scene, conversation, jordan, written));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.result()).contains(true));
    }

    private static boolean writeRepeatedly(
            ConversationScene scene, ConversationSnapshot conversation, AtomicBoolean written) {
        try {
            for (int i = 0; i < 40; i++) {
                scene.record(scene.samples().report(conversation, 1));
            }
            return true;
        } finally {
            written.set(true);
        }
    }

    /**
     * Returns true if each read was consistent. The log must have more events than the conversation has versions, and
     * the lead must count all of them.
     */
    private static boolean readWhileWriting(
            ConversationScene scene, ConversationSnapshot conversation, LeadSnapshot lead, AtomicBoolean written) {
        boolean isConsistent = true;
        do {
            long version = scene.stored(conversation).version();
            int events = scene.scene().events(lead).size();
            isConsistent &= events > version && scene.stored(lead).lastEvent() >= events;
        } while (isConsistent && !written.get());
        return isConsistent;
    }

    private static List<ConversationSnapshot> recordFiveTimes(
            ConversationScene scene, ConversationSnapshot conversation) {
        return IntStream.range(0, 5)
                .mapToObj(i -> scene.record(scene.samples().report(conversation, 1)))
                .toList();
    }

    private static List<ConversationSnapshot> openThreeTimes(ConversationScene scene, LeadSnapshot lead) {
        return IntStream.range(0, 3).mapToObj(i -> scene.open(lead)).toList();
    }

    private static ConversationSnapshot deleteWithRetry(ConversationScene scene, ConversationSnapshot conversation) {
        return withRetry(() -> scene.delete(scene.stored(conversation)));
    }

    private static int reportTenTimes(ManagedStore acme, ConversationId conversation) {
        for (int i = 0; i < 10; i++) {
            acme.management().conversations().recordActivity(ALICE, RecordActivityCommand.messages(conversation, 1));
        }
        return 10;
    }

    private static int editTenTimes(ManagedStore acme, LeadId id) {
        for (int i = 0; i < 10; i++) {
            String notes = "edit " + i;
            withRetry(() -> acme.update(UpdateLeadCommand.of(id, f -> f.notes(notes))));
        }
        return 10;
    }

    /** Repeats the call after a version conflict, because the use case retries only for a limited time. */
    private static <T> T withRetry(Callable<T> write) {
        for (int refusals = 0; ; refusals++) {
            try {
                return write.call();
            } catch (VersionConflictException othersWereFaster) {
                if (refusals > 1000) {
                    throw othersWereFaster;
                }
            } catch (RuntimeException failure) {
                throw failure;
            } catch (Exception checked) {
                throw new IllegalStateException(checked);
            }
        }
    }

    private static <T> List<T> answers(List<Outcome<List<T>>> outcomes) {
        assertThat(outcomes.stream().flatMap(outcome -> outcome.failure().stream()))
                .isEmpty();
        return outcomes.stream()
                .flatMap(outcome -> outcome.result().stream())
                .flatMap(List::stream)
                .toList();
    }

    private static List<UUID> idsOf(EventType type, List<LeadEvent> events) {
        return events.stream()
                .filter(event -> event.type() == type)
                .map(LeadEvent::id)
                .toList();
    }

    /**
     * Returns all events of the lead, newest first. Asserts that they have the numbers 1 to {@code expected}, each
     * once.
     */
    private static List<LeadEvent> allEvents(ConversationScene scene, LeadSnapshot lead, int expected) {
        List<LeadEvent> events = new ArrayList<>();
        for (int page = 1; events.size() == (page - 1) * PageRequest.MAX_PER_PAGE; page++) {
            events.addAll(scene.scene()
                    .store()
                    .events()
                    .eventsOf(ACME, lead.id(), PageRequest.page(page, PageRequest.MAX_PER_PAGE))
                    .items());
        }
        assertThat(events)
                .extracting(LeadEvent::number)
                .isEqualTo(LongStream.rangeClosed(1, expected)
                        .mapToObj(n -> expected + 1 - n)
                        .toList());
        assertThat(scene.stored(lead).lastEvent()).isEqualTo(expected);
        return events;
    }
}
