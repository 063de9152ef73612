package io.leadstone.testkit.contract.conversation;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.NamedTest.dynamicTest;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.GLOBEX;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Role;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.conversation.OpenConversationCommand;
import io.leadstone.application.port.in.conversation.RecordActivityCommand;
import io.leadstone.application.port.in.report.ReportQuery;
import io.leadstone.application.query.ConversationQuery;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.EventType;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.ConversationLimitException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.contract.fixture.ConcurrentTasks;
import io.leadstone.testkit.contract.fixture.ConcurrentTasks.Outcome;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import io.leadstone.testkit.contract.fixture.WidgetVisitor;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Access rights for conversations, reports and exports. */
public interface ConversationAccessContract extends StoreUnderTest {

    /**
     * Anyone can enter the email of another person. A widget session therefore accesses only the conversations that it
     * opened.
     */
    @Test
    default void a_lead_token_accesses_only_conversations_of_its_session() {
        ManagedStore acme = new ManagedStore(this);
        LeadId jordan =
                acme.create(SampleLeads.draft("jordan@example.com").build()).id();
        WidgetVisitor visitor = WidgetVisitor.of(acme, "jordan@example.com");
        WidgetVisitor newcomer = WidgetVisitor.of(acme, "robin@example.com");
        LeadId robin = newcomer.id();
        Caller first = visitor.caller();
        Caller second = WidgetVisitor.of(acme, "jordan@example.com").caller();
        Caller impostor = newcomer.caller();

        // The caller's lead is linked, even if the command names another lead.
        ConversationSnapshot own = open(acme, first, robin);
        assertThat(own.leadId()).as("the session lead id").contains(visitor.id());
        assertThat(own.session()).contains(visitor.submission().session().id());
        assertThat(acme.management().conversations().get(ALICE, own.id()).leadId())
                .as("the real lead, as members see it")
                .contains(jordan);
        ConversationSnapshot ofCompany = open(acme, ALICE, jordan);
        assertThat(ofCompany.session()).isEmpty();

        assertThat(own(acme, first)).containsExactly(own);
        assertThat(acme.management().conversations().getOwn(first, own.id())).isEqualTo(own);
        assertThat(own(acme, second)).isEmpty();
        assertThat(own(acme, impostor)).isEmpty();
        assertThat(acme.management()
                        .conversations()
                        .getLast(first, acme.management().leads().get(first, visitor.id())))
                .as("the last conversation of the session, although the company opened a newer one")
                .contains(own);
        assertThat(acme.management().conversations().getLast(ALICE, acme.get(jordan)))
                .contains(ofCompany);

        assertThat(acme.management()
                        .conversations()
                        .recordActivity(first, RecordActivityCommand.messages(own.id(), 1))
                        .leadId())
                .contains(visitor.id());
        for (Caller stranger : new Caller[] {second, impostor}) {
            assertDenied(() -> acme.management()
                    .conversations()
                    .recordActivity(stranger, RecordActivityCommand.messages(own.id(), 1)));
            assertDenied(() -> acme.management().conversations().getOwn(stranger, own.id()));
        }
        assertDenied(() -> acme.management().conversations().getOwn(first, ofCompany.id()));
        assertDenied(() -> acme.management().conversations().getOwn(first, new ConversationId(robin.value())));
        assertDenied(() -> acme.management()
                .conversations()
                .recordActivity(first, RecordActivityCommand.messages(ofCompany.id(), 1)));
        assertDenied(() -> acme.management()
                .conversations()
                .recordActivity(first, RecordActivityCommand.messages(new ConversationId(robin.value()), 1)));
        assertThat(acme.management()
                        .conversations()
                        .get(ALICE, own.id())
                        .totals()
                        .messages())
                .isEqualTo(1);
        assertThat(acme.history(jordan).get(0).actor()).isEqualTo("lead:" + visitor.id());
    }

    @Test
    default void a_token_of_a_deleted_lead_finds_nothing() {
        ManagedStore acme = new ManagedStore(this);
        WidgetVisitor visitor = WidgetVisitor.of(acme, "jordan@example.com");
        ConversationId conversation = open(acme, visitor.caller(), visitor.id()).id();
        acme.management().leads().delete(ALICE, visitor.realLead(), Optional.empty());

        assertThatExceptionOfType(LeadNotFoundException.class)
                .isThrownBy(() -> open(acme, visitor.caller(), visitor.id()));
        assertThatExceptionOfType(LeadNotFoundException.class).isThrownBy(() -> own(acme, visitor.caller()));
        assertThatExceptionOfType(LeadNotFoundException.class)
                .isThrownBy(() -> acme.management().conversations().getOwn(visitor.caller(), conversation));
        assertThatExceptionOfType(LeadNotFoundException.class)
                .isThrownBy(() -> acme.management()
                        .conversations()
                        .recordActivity(visitor.caller(), RecordActivityCommand.messages(conversation, 1)));
    }

    @Test
    default void members_link_and_list_conversations_by_a_session_lead_id() {
        ManagedStore acme = new ManagedStore(this);
        LeadId real = WidgetVisitor.of(acme, "jordan@example.com").id();
        LeadId alias = WidgetVisitor.of(acme, "jordan@example.com").id();

        ConversationSnapshot opened = open(acme, ALICE, alias);

        assertThat(opened.leadId()).contains(real);
        for (LeadId id : List.of(real, alias)) {
            assertThat(acme.management()
                            .conversations()
                            .list(ALICE, ConversationQuery.ofLead(id), UP_TO_100)
                            .items())
                    .containsExactly(opened);
        }
    }

    @Test
    default void concurrent_calls_open_no_more_conversations_than_the_limit() throws InterruptedException {
        ManagedStore acme = new ManagedStore(this);
        WidgetVisitor visitor = WidgetVisitor.of(acme, "jordan@example.com");
        WidgetVisitor other = WidgetVisitor.of(acme, "jordan@example.com");
        Caller session = visitor.caller();
        int limit = ConversationSnapshot.MAX_PER_SESSION;
        ConversationId first = open(acme, session, visitor.id()).id();
        acme.management().conversations().delete(ALICE, first, Optional.empty());

        List<Outcome<ConversationSnapshot>> outcomes =
                ConcurrentTasks.run(2 * limit, i -> () -> open(acme, session, visitor.id()));

        assertThat(outcomes.stream().filter(outcome -> outcome.result().isPresent()))
                .hasSize(limit - 1);
        assertThat(outcomes.stream().flatMap(outcome -> outcome.failure().stream()))
                .hasSize(limit + 1)
                .allSatisfy(failure -> assertThat(failure).isExactlyInstanceOf(ConversationLimitException.class));
        assertThat(own(acme, session)).hasSize(limit - 1);
        assertThat(acme.history(visitor.realLead()))
                .filteredOn(event -> event.type() == EventType.CONVERSATION_CREATED)
                .hasSize(limit);
        open(acme, other.caller(), other.id());
        open(acme, ALICE, visitor.realLead());
    }

    @TestFactory
    default Stream<DynamicTest> a_lead_token_is_denied_all_other_operations() {
        return operations().entrySet().stream()
                .map(operation -> dynamicTest(operation.getKey(), () -> {
                    ManagedStore acme = new ManagedStore(this);
                    WidgetVisitor visitor = WidgetVisitor.of(acme, "jordan@example.com");
                    Caller lead = visitor.caller();
                    ConversationId conversation = open(acme, lead, visitor.id()).id();

                    assertDenied(() -> operation.getValue().by(acme.management(), lead, conversation));
                }));
    }

    @TestFactory
    default Stream<DynamicTest> each_operation_requires_its_scope() {
        return operations().entrySet().stream()
                .map(operation -> dynamicTest(operation.getKey(), () -> {
                    ManagedStore acme = new ManagedStore(this);
                    LeadId jordan = acme.create(
                                    SampleLeads.draft("jordan@example.com").build())
                            .id();
                    ConversationId conversation = open(acme, ALICE, jordan).id();
                    Scope needed = operation.getKey().startsWith("write") ? Scope.WRITE : Scope.READ;
                    Scope other = needed == Scope.WRITE ? Scope.READ : Scope.WRITE;

                    assertDenied(() -> operation
                            .getValue()
                            .by(acme.management(), Caller.member(ACME, "bob", other, Scope.ADMIN), conversation));
                    operation.getValue().by(acme.management(), Caller.member(ACME, "bob", needed), conversation);
                }));
    }

    @Test
    default void a_member_has_no_own_conversations() {
        ManagedStore acme = new ManagedStore(this);
        LeadId jordan =
                acme.create(SampleLeads.draft("jordan@example.com").build()).id();
        ConversationId conversation = open(acme, ALICE, jordan).id();

        assertDenied(() -> own(acme, ALICE));
        assertDenied(() -> acme.management().conversations().getOwn(ALICE, conversation));
    }

    @Test
    default void only_a_super_admin_reports_on_other_companies() {
        ManagedStore acme = new ManagedStore(this);
        acme.create(SampleLeads.draft("jordan@example.com").build());
        Caller root = new Caller(GLOBEX, "root", Set.of(Scope.READ), Role.SUPER_ADMIN, Optional.empty());
        Caller blind = new Caller(GLOBEX, "root", Set.of(Scope.ADMIN), Role.SUPER_ADMIN, Optional.empty());
        Caller member = Caller.member(GLOBEX, "gina", Scope.values());

        assertThat(total(acme, root, Optional.of(ACME))).isEqualTo(1);
        assertThat(total(acme, root, Optional.empty())).isZero();
        assertThat(total(acme, member, Optional.of(GLOBEX))).isZero();
        assertThat(total(acme, ALICE, Optional.of(ACME))).isEqualTo(1);
        assertDenied(() -> total(acme, member, Optional.of(ACME)));
        assertDenied(() -> total(acme, blind, Optional.of(ACME)));
    }

    /** Returns the operations by name. The names of operations that write begin with "write". */
    private static Map<String, Operation> operations() {
        Map<String, Operation> operations = new TreeMap<>();
        operations.put(
                "read one",
                (management, caller, conversation) -> management.conversations().get(caller, conversation));
        operations.put(
                "read the list",
                (management, caller, conversation) ->
                        management.conversations().list(caller, ConversationQuery.ALL, UP_TO_100));
        operations.put(
                "read the deleted conversations",
                (management, caller, conversation) -> management.conversations().listDeleted(caller, UP_TO_100));
        operations.put(
                "read the report",
                (management, caller, conversation) -> management.reports().funnel(caller, ReportQuery.LATEST));
        operations.put("read the export of leads", (management, caller, conversation) -> {
            management.reports().exportLeads(caller, ExportRange.ALL, LeadFilter.ALL, lead -> {});
            return conversation;
        });
        operations.put("read the export of conversations", (management, caller, conversation) -> {
            management.reports().exportConversations(caller, ExportRange.ALL, each -> {});
            return conversation;
        });
        operations.put(
                "write a deletion",
                (management, caller, conversation) ->
                        management.conversations().delete(caller, conversation, Optional.empty()));
        operations.put(
                "write a restoration",
                (management, caller, conversation) ->
                        management.conversations().restore(caller, conversation, Optional.empty()));
        return operations;
    }

    private static ConversationSnapshot open(ManagedStore acme, Caller caller, LeadId lead) {
        return acme.management().conversations().open(caller, OpenConversationCommand.of("agent-1", lead));
    }

    private static List<ConversationSnapshot> own(ManagedStore acme, Caller caller) {
        return acme.management().conversations().listOwn(caller, UP_TO_100).items();
    }

    private static long total(ManagedStore acme, Caller caller, Optional<CompanyId> company) {
        return acme.management()
                .reports()
                .funnel(
                        caller,
                        new ReportQuery(Optional.empty(), Optional.empty(), Optional.empty(), ZoneOffset.UTC, company))
                .total();
    }

    private static void assertDenied(Runnable operation) {
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(operation::run);
    }

    /** One operation on conversations, reports or exports. */
    @FunctionalInterface
    interface Operation {

        /** Calls the operation and returns its result. */
        Object by(LeadManagement management, Caller caller, ConversationId conversation);
    }
}
