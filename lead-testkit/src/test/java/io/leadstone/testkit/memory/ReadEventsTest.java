package io.leadstone.testkit.memory;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.event.EventPage;
import io.leadstone.application.port.in.event.EventQuery;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.application.port.out.HostTransactions;
import io.leadstone.application.query.Cursor;
import io.leadstone.domain.EventType;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.webhook.EventFilter;
import io.leadstone.store.KeyValueLeadStore;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of the use case that reads the event feed: access, cursors, filters and limits. */
class ReadEventsTest {

    private final ManagedStore acme = new ManagedStore(InMemoryLeadStore::new);
    private final LeadManagement management = acme.management();

    @Test
    void a_poller_continues_with_the_cursor_of_each_page() {
        EventPage empty = read(EventQuery.FIRST);
        LeadId jordan = create("jordan@example.com");
        EventPage created = read(EventQuery.FIRST.after(empty.next()));
        management.leads().update(ALICE, UpdateLeadCommand.of(jordan, fields -> fields.status(LeadStatus.CONTACTED)));
        EventPage changed = read(EventQuery.FIRST.after(created.next()));

        assertThat(empty.events()).isEmpty();
        assertThat(created.events()).extracting(LeadEvent::type).containsExactly(EventType.LEAD_CREATED);
        assertThat(changed.events()).extracting(LeadEvent::type).containsExactly(EventType.LEAD_STATUS_CHANGED);
        assertThat(read(EventQuery.FIRST.after(changed.next())))
                .isEqualTo(new EventPage(List.of(), changed.next(), false));
    }

    @Test
    void filters_are_those_of_webhooks() {
        create("jordan@example.com");
        EventQuery all = EventQuery.FIRST;

        assertThat(read(all.ofTypes(EventFilter.ALL)).events()).hasSize(1);
        assertThat(read(all.ofTypes(new EventFilter("lead.*"))).events()).hasSize(1);
        assertThat(read(all.ofTypes(new EventFilter("conversation.*"))).events())
                .isEmpty();
        assertThat(read(all.ofTypes(new EventFilter("conversation.*"), new EventFilter("lead.created")))
                        .events())
                .hasSize(1);
    }

    @Test
    void a_caller_needs_the_scope_read_and_sees_its_own_company() {
        create("jordan@example.com");

        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> management
                        .events()
                        .read(Caller.member(ACME, "writer", Scope.WRITE, Scope.ADMIN), EventQuery.FIRST));
        assertThat(management
                        .events()
                        .read(Caller.member(GLOBEX, "other", Scope.READ), EventQuery.FIRST)
                        .events())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 101, Integer.MAX_VALUE})
    void the_size_of_a_page_is_limited(int perPage) {
        assertRefused(new EventQuery(Optional.empty(), Set.of(), perPage), "per_page");
    }

    @ParameterizedTest
    @CsvSource({"position,x", "position,-1", "position,''", "position,9", "-number,0"})
    void a_cursor_that_the_feed_has_not_returned_is_refused(String order, String position) {
        assertRefused(EventQuery.FIRST.after(new Cursor(order, List.of(position))), "after");
    }

    @Test
    void a_cursor_with_further_parts_is_refused() {
        assertRefused(EventQuery.FIRST.after(new Cursor("position", List.of("0", "0"))), "after");
        assertRefused(EventQuery.FIRST.after(new Cursor("position", List.of())), "after");
    }

    @Test
    void the_feed_is_not_read_in_a_transaction_of_the_host() {
        LeadManagement inTransaction = LeadManagement.builder()
                .store(KeyValueLeadStore.builder(new InMemoryBackend())
                        .hostTransactions(new ActiveTransaction())
                        .build())
                .build();

        assertThatIllegalStateException()
                .isThrownBy(() -> inTransaction.events().read(ALICE, EventQuery.FIRST))
                .withMessageContaining("read it before the transaction");
    }

    private LeadId create(String email) {
        return acme.create(SampleLeads.draft(email).build()).id();
    }

    private EventPage read(EventQuery query) {
        return management.events().read(ALICE, query);
    }

    private void assertRefused(EventQuery query, String field) {
        assertThatExceptionOfType(InvalidCommandException.class)
                .isThrownBy(() -> read(query))
                .satisfies(refused -> assertThat(refused.violations())
                        .extracting(Violation::field)
                        .containsExactly(field));
    }

    private static final class ActiveTransaction implements HostTransactions {

        @Override
        public boolean isActive() {
            return true;
        }

        @Override
        public void afterCommit(Runnable task) {
            throw new IllegalStateException("this transaction is never committed");
        }
    }
}
