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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may do what with conversations, reports and exports. */
public interface ConversationAccessContract extends StoreUnderTest {

    /** Anyone can type anyone's email: a session reaches what was opened with it, and nothing else of the same lead. */
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

        // Whatever the command says, it links itself.
        ConversationSnapshot own = open(acme, first, robin);
        assertThat(own.leadId()).contains(jordan);
        assertThat(own.session()).contains("s-1");
        ConversationSnapshot companys = open(acme, ALICE, jordan);
        assertThat(companys.session()).isEmpty();

        assertThat(own(acme, first)).containsExactly(own);
        assertThat(own(acme, second)).isEmpty();
        assertThat(own(acme, impostor)).isEmpty();
        assertThat(acme.management().conversations().getLast(first, acme.get(jordan)))
                .as("the newest of all is the company's")
                .contains(own);
        assertThat(acme.management().conversations().getLast(ALICE, acme.get(jordan)))
                .contains(companys);

        acme.management().conversations().recordActivity(first, RecordActivityCommand.messages(own.id(), 1));
        for (Caller stranger : new Caller[] {second, impostor}) {
            denied(() -> acme.management()
                    .conversations()
                    .recordActivity(stranger, RecordActivityCommand.messages(own.id(), 1)));
        }
        denied(() -> acme.management()
                .conversations()
                .recordActivity(first, RecordActivityCommand.messages(companys.id(), 1)));
        denied(() -> acme.management()
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
        return uses().entrySet().stream()
                .map(use -> dynamicTest(use.getKey(), () -> {
                    ManagedStore acme = new ManagedStore(this);
                    LeadId jordan = acme.create(
                                    SampleLeads.draft("jordan@example.com").build())
                            .id();
                    Caller lead = Caller.lead(ACME, new LeadSession(jordan, "s-1", true));
                    ConversationId talk = open(acme, lead, jordan).id();

                    denied(() -> use.getValue().by(acme.management(), lead, talk));
                }));
    }

    @TestFactory
    default Stream<DynamicTest> each_operation_requires_its_scope() {
        return uses().entrySet().stream()
                .map(use -> dynamicTest(use.getKey(), () -> {
                    ManagedStore acme = new ManagedStore(this);
                    LeadId jordan = acme.create(
                                    SampleLeads.draft("jordan@example.com").build())
                            .id();
                    ConversationId talk = open(acme, ALICE, jordan).id();
                    Scope needed = use.getKey().startsWith("write") ? Scope.WRITE : Scope.READ;
                    Scope other = needed == Scope.WRITE ? Scope.READ : Scope.WRITE;

                    denied(() ->
                            use.getValue().by(acme.management(), Caller.member(ACME, "bob", other, Scope.ADMIN), talk));
                    use.getValue().by(acme.management(), Caller.member(ACME, "bob", needed), talk);
                }));
    }

    @Test
    default void a_member_cannot_list_own_conversations() {
        ManagedStore acme = new ManagedStore(this);

        denied(() -> own(acme, ALICE));
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
        denied(() -> total(acme, member, Optional.of(ACME)));
        denied(() -> total(acme, blind, Optional.of(ACME)));
    }

    /** Each of the uses of a conversation; those that write say so first. */
    private static Map<String, Use> uses() {
        Map<String, Use> uses = new TreeMap<>();
        uses.put(
                "read one",
                (management, caller, talk) -> management.conversations().get(caller, talk));
        uses.put(
                "read the list",
                (management, caller, talk) ->
                        management.conversations().list(caller, ConversationQuery.ALL, UP_TO_100));
        uses.put(
                "read the deleted",
                (management, caller, talk) -> management.conversations().listDeleted(caller, UP_TO_100));
        uses.put(
                "read the report",
                (management, caller, talk) -> management.reports().funnel(caller, ReportQuery.LATEST));
        uses.put("read all leads", (management, caller, talk) -> {
            management.reports().exportLeads(caller, ExportRange.ALL, lead -> {});
            return talk;
        });
        uses.put("read all conversations", (management, caller, talk) -> {
            management.reports().exportConversations(caller, ExportRange.ALL, each -> {});
            return talk;
        });
        uses.put(
                "write a deletion",
                (management, caller, talk) -> management.conversations().delete(caller, talk, Optional.empty()));
        uses.put(
                "write a restoration",
                (management, caller, talk) -> management.conversations().restore(caller, talk, Optional.empty()));
        return uses;
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
                .funnel(caller, new ReportQuery(Optional.empty(), Optional.empty(), Optional.empty(), company))
                .total();
    }

    private static void denied(Runnable use) {
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(use::run);
    }

    /** One use of a conversation. */
    @FunctionalInterface
    interface Use {

        /** What the use answers. */
        Object by(LeadManagement management, Caller caller, ConversationId talk);
    }
}
