package io.leadstone.testkit.contract.conversation;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.LeadSession;
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
import io.leadstone.domain.failure.ConversationLimitException;
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

/** Many that report at one moment: each of them counts, and each has an event of its own. */
public interface ConversationConcurrencyContract extends StoreUnderTest {

    @Test
    default void a_thousand_concurrent_activity_reports_are_all_counted() throws InterruptedException {
        ConversationScene talks = new ConversationScene(this);
        LeadSnapshot jordan = talks.jordan();
        ConversationSnapshot talk = talks.open(jordan);
        Instant start = talks.samples().clock().instant();
        // A hundred threads, with ten reports each; the latest activity is among the first to be reported.
        List<List<ActivityReport>> reports = IntStream.range(0, 100)
                .mapToObj(thread -> IntStream.range(0, 10)
                        .mapToObj(i -> talks.samples()
                                .report(
                                        talk,
                                        new ConversationActivity(
                                                1,
                                                Optional.of(new Satisfaction(100 + thread)),
                                                start.plusMillis(1000 - 10L * thread - i))))
                        .toList())
                .toList();

        List<Outcome<List<ConversationSnapshot>>> outcomes = ConcurrentTasks.of(
                100, i -> () -> reports.get(i).stream().map(talks::record).toList());

        List<ConversationSnapshot> answers = answers(outcomes);
        assertThat(answers)
                .extracting(ConversationSnapshot::version)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(2, 1001).boxed().toList());
        ConversationSnapshot after = talks.now(talk);
        assertThat(after.totals())
                .isEqualTo(new ConversationTotals(1000, 1000, 149_500, Optional.of(start.plusMillis(1000))));
        assertThat(after.version()).isEqualTo(1001);
        LeadSnapshot told = talks.now(jordan);
        assertThat(told.engagement().lastAt()).contains(start.plusMillis(1000));
        assertThat(told.lastEvent()).isEqualTo(1002);
        assertThat(told.version()).isEqualTo(1);
        assertThat(idsOf(EventType.CONVERSATION_ACTIVITY_RECORDED, numbered(talks, jordan, 1002)))
                .containsExactlyInAnyOrderElementsOf(reports.stream()
                        .flatMap(List::stream)
                        .map(ActivityReport::eventId)
                        .toList());
    }

    /** Whichever of them is locked first: what is stored together is locked in one order everywhere. */
    @Test
    default void concurrent_reports_of_several_conversations_cause_no_deadlock() throws InterruptedException {
        ConversationScene talks = new ConversationScene(this);
        LeadSnapshot jordan = talks.jordan();
        List<ConversationSnapshot> opened =
                IntStream.range(0, 4).mapToObj(i -> talks.open(jordan)).toList();

        List<Outcome<List<ConversationSnapshot>>> outcomes = ConcurrentTasks.of(
                16, i -> () -> i < 12 ? recordFiveTimes(talks, opened.get(i % 4)) : openThreeTimes(talks, jordan));

        assertThat(answers(outcomes)).hasSize(72);
        assertThat(opened)
                .extracting(talk -> talks.now(talk).totals().messages())
                .containsOnly(15L);
        List<LeadEvent> events = numbered(talks, jordan, 77);
        LeadEvent last = events.stream()
                .filter(event -> event.type() == EventType.CONVERSATION_CREATED)
                .findFirst()
                .orElseThrow();
        assertThat(talks.now(jordan).engagement().lastConversation()).isEqualTo(last.conversationId());
    }

    @Test
    default void only_reports_accepted_before_a_deletion_are_counted() throws InterruptedException {
        ConversationScene talks = new ConversationScene(this);
        LeadSnapshot jordan = talks.jordan();
        ConversationSnapshot talk = talks.open(jordan);

        List<Outcome<ConversationSnapshot>> outcomes = ConcurrentTasks.of(
                20,
                i -> () -> i == 10
                        ? deleteAnyhow(talks, talk)
                        : talks.record(talks.samples().report(talk, 1)));

        assertThat(outcomes.stream().flatMap(outcome -> outcome.failure().stream()))
                .allSatisfy(failure -> assertThat(failure).isExactlyInstanceOf(ConversationNotFoundException.class));
        long counted = outcomes.stream()
                        .filter(outcome -> outcome.answer().isPresent())
                        .count()
                - 1;
        ConversationSnapshot deleted = talks.now(talk);
        assertThat(deleted.isDeleted()).isTrue();
        assertThat(deleted.totals().messages()).isEqualTo(counted);
        numbered(talks, jordan, (int) counted + 3);
    }

    @Test
    default void concurrent_calls_open_no_more_conversations_than_the_limit() throws InterruptedException {
        ManagedStore acme = new ManagedStore(this);
        LeadId lead =
                acme.create(SampleLeads.draft("jordan@example.com").build()).id();
        Caller session = Caller.lead(ACME, new LeadSession(lead, "s-1", true));
        int most = ConversationSnapshot.MAX_PER_SESSION;
        ConversationId first = open(acme, session).id();
        acme.management().conversations().delete(ALICE, first, Optional.empty());

        List<Outcome<ConversationSnapshot>> outcomes = ConcurrentTasks.of(2 * most, i -> () -> open(acme, session));

        assertThat(outcomes.stream().filter(outcome -> outcome.answer().isPresent()))
                .hasSize(most - 1);
        assertThat(outcomes.stream().flatMap(outcome -> outcome.failure().stream()))
                .hasSize(most + 1)
                .allSatisfy(failure -> assertThat(failure).isExactlyInstanceOf(ConversationLimitException.class));
        assertThat(acme.management().conversations().listOwn(session, UP_TO_100).items())
                .hasSize(most - 1);
        assertThat(acme.history(lead))
                .filteredOn(event -> event.type() == EventType.CONVERSATION_CREATED)
                .hasSize(most);
        open(acme, Caller.lead(ACME, new LeadSession(lead, "s-2", true)));
        acme.management().conversations().open(ALICE, OpenConversationCommand.of("agent-1", lead));
    }

    private static ConversationSnapshot open(ManagedStore acme, Caller session) {
        return acme.management()
                .conversations()
                .open(
                        session,
                        new OpenConversationCommand(
                                "agent-1", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** Who edits the lead and who talks with it: neither takes anything from the other. */
    @Test
    default void concurrent_edits_and_activity_reports_are_all_stored() throws InterruptedException {
        ManagedStore acme = new ManagedStore(this);
        LeadId id = acme.create(SampleLeads.draft("jordan@example.com").build()).id();
        ConversationId talk = acme.management()
                .conversations()
                .open(ALICE, OpenConversationCommand.of("agent-1", id))
                .id();

        List<Outcome<Integer>> outcomes =
                ConcurrentTasks.of(5, i -> () -> i == 0 ? editTenTimes(acme, id) : reportTenTimes(acme, talk));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.answer()).contains(10));
        LeadSnapshot lead = acme.get(id);
        assertThat(lead.version()).isEqualTo(11);
        assertThat(lead.details().notes()).contains("edit 9");
        assertThat(lead.lastEvent()).isEqualTo(52);
        assertThat(acme.management().conversations().get(ALICE, talk).totals().messages())
                .isEqualTo(40);
        assertThat(acme.history(id))
                .extracting(LeadEvent::number)
                .isEqualTo(LongStream.rangeClosed(1, 52).mapToObj(n -> 53 - n).toList());
    }

    /** Who sees a conversation sees its lead told of it: the first of the crowd writes, the others read meanwhile. */
    @Test
    default void a_reader_never_sees_a_report_before_its_event() throws InterruptedException {
        ConversationScene talks = new ConversationScene(this);
        LeadSnapshot jordan = talks.jordan();
        ConversationSnapshot talk = talks.open(jordan);

        AtomicBoolean written = new AtomicBoolean();
        List<Outcome<Boolean>> outcomes = ConcurrentTasks.of(
                4,
                i -> () -> i == 0 ? writesOften(talks, talk, written) : readsMeanwhile(talks, talk, jordan, written));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.answer()).contains(true));
    }

    private static boolean writesOften(ConversationScene talks, ConversationSnapshot talk, AtomicBoolean written) {
        try {
            for (int i = 0; i < 40; i++) {
                talks.record(talks.samples().report(talk, 1));
            }
            return true;
        } finally {
            written.set(true);
        }
    }

    /** Whether the log had, each time, as many events of the conversation as it had versions, and the lead knew of them. */
    private static boolean readsMeanwhile(
            ConversationScene talks, ConversationSnapshot talk, LeadSnapshot lead, AtomicBoolean written) {
        boolean whole = true;
        do {
            long version = talks.now(talk).version();
            int events = talks.scene().events(lead).size();
            whole &= events > version && talks.now(lead).lastEvent() >= events;
        } while (whole && !written.get());
        return whole;
    }

    private static List<ConversationSnapshot> recordFiveTimes(ConversationScene talks, ConversationSnapshot talk) {
        return IntStream.range(0, 5)
                .mapToObj(i -> talks.record(talks.samples().report(talk, 1)))
                .toList();
    }

    private static List<ConversationSnapshot> openThreeTimes(ConversationScene talks, LeadSnapshot lead) {
        return IntStream.range(0, 3).mapToObj(i -> talks.open(lead)).toList();
    }

    private static ConversationSnapshot deleteAnyhow(ConversationScene talks, ConversationSnapshot talk) {
        return anyhow(() -> talks.delete(talks.now(talk)));
    }

    private static int reportTenTimes(ManagedStore acme, ConversationId talk) {
        for (int i = 0; i < 10; i++) {
            acme.management().conversations().recordActivity(ALICE, RecordActivityCommand.messages(talk, 1));
        }
        return 10;
    }

    private static int editTenTimes(ManagedStore acme, LeadId id) {
        for (int i = 0; i < 10; i++) {
            String notes = "edit " + i;
            anyhow(() -> acme.update(UpdateLeadCommand.of(id, f -> f.notes(notes))));
        }
        return 10;
    }

    /** The use case tries again by itself, but not for ever: who loses all the same asks once more. */
    private static <T> T anyhow(Callable<T> write) {
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
                .flatMap(outcome -> outcome.answer().stream())
                .flatMap(List::stream)
                .toList();
    }

    private static List<UUID> idsOf(EventType type, List<LeadEvent> events) {
        return events.stream()
                .filter(event -> event.type() == type)
                .map(LeadEvent::id)
                .toList();
    }

    /** The lead's events, which are {@code expected}, numbered without a gap and none twice; newest first. */
    private static List<LeadEvent> numbered(ConversationScene talks, LeadSnapshot lead, int expected) {
        List<LeadEvent> events = new ArrayList<>();
        for (int page = 1; events.size() == (page - 1) * PageRequest.MAX_PER_PAGE; page++) {
            events.addAll(talks.scene()
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
        assertThat(talks.now(lead).lastEvent()).isEqualTo(expected);
        return events;
    }
}
