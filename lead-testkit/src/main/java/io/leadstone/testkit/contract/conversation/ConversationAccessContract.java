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
import io.leadstone.application.access.LeadSession;
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
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.UnknownLeadException;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
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
        LeadId robin =
                acme.create(SampleLeads.draft("robin@example.com").build()).id();
        Caller first = Caller.lead(ACME, new LeadSession(jordan, "s-1", true));
        Caller second = Caller.lead(ACME, new LeadSession(jordan, "s-2", false));
        Caller impostor = Caller.lead(ACME, new LeadSession(robin, "s-1", true));

        // The caller's lead is linked, even if the command names another lead.
        ConversationSnapshot own = open(acme, first, robin);
        assertThat(own.leadId()).contains(jordan);
        assertThat(own.session()).contains("s-1");
        ConversationSnapshot ofCompany = open(acme, ALICE, jordan);
        assertThat(ofCompany.session()).isEmpty();

        assertThat(own(acme, first)).containsExactly(own);
        assertThat(own(acme, second)).isEmpty();
        assertThat(own(acme, impostor)).isEmpty();
        assertThat(acme.management().conversations().getLast(first, acme.get(jordan)))
                .as("the last conversation of the session, although the company opened a newer one")
                .contains(own);
        assertThat(acme.management().conversations().getLast(ALICE, acme.get(jordan)))
                .contains(ofCompany);

        acme.management().conversations().recordActivity(first, RecordActivityCommand.messages(own.id(), 1));
        for (Caller stranger : new Caller[] {second, impostor}) {
            assertDenied(() -> acme.management()
                    .conversations()
                    .recordActivity(stranger, RecordActivityCommand.messages(own.id(), 1)));
        }
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
        assertThat(acme.history(jordan).get(0).actor()).isEqualTo("lead:" + jordan);
    }

    @Test
    default void a_token_of_a_deleted_lead_cannot_open_a_conversation() {
        ManagedStore acme = new ManagedStore(this);
        LeadId jordan =
                acme.create(SampleLeads.draft("jordan@example.com").build()).id();
        acme.management().leads().delete(ALICE, jordan, Optional.empty());

        assertThatExceptionOfType(UnknownLeadException.class)
                .isThrownBy(() -> open(acme, Caller.lead(ACME, new LeadSession(jordan, "s-1", true)), jordan));
    }

    @TestFactory
    default Stream<DynamicTest> a_lead_token_is_denied_all_other_operations() {
        return operations().entrySet().stream()
                .map(operation -> dynamicTest(operation.getKey(), () -> {
                    ManagedStore acme = new ManagedStore(this);
                    LeadId jordan = acme.create(
                                    SampleLeads.draft("jordan@example.com").build())
                            .id();
                    Caller lead = Caller.lead(ACME, new LeadSession(jordan, "s-1", true));
                    ConversationId conversation = open(acme, lead, jordan).id();

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
    default void a_member_cannot_list_own_conversations() {
        ManagedStore acme = new ManagedStore(this);

        assertDenied(() -> own(acme, ALICE));
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
