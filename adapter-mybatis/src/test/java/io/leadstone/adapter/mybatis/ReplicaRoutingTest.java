package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.testkit.contract.StorePortsContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The contracts of the ports on a store with a data source for a replica, which leads to the same database here.
 * Afterwards each method of each port must have used the data source of its list.
 * {@code docs/databases.md} has the same table.
 */
class ReplicaRoutingTest implements StorePortsContract {

    private static final List<String> ON_THE_REPLICA = List.of(
            "search.list",
            "search.listDeleted",
            "conversationSearch.list",
            "conversationSearch.listDeleted",
            "figures.totals",
            "optIns.countPending",
            "exports.eachLead",
            "exports.eachConversation");

    private static final List<String> ON_THE_PRIMARY = List.of(
            "agents.add",
            "agents.find",
            "agents.list",
            "agents.remove",
            "agents.update",
            "apiKeys.add",
            "apiKeys.find",
            "apiKeys.isEmpty",
            "apiKeys.list",
            "apiKeys.revoke",
            "consents.entriesOf",
            "conversations.add",
            "conversations.eraseTopicsOf",
            "conversations.find",
            "conversations.findDeleted",
            "conversations.record",
            "conversations.update",
            "conversationSearch.list of a session",
            "conversationSearch.newestOf",
            "deliveries.add",
            "deliveries.list",
            "deliveries.redeliver",
            "deliveries.replay",
            "deliveryQueue.age",
            "deliveryQueue.claim",
            "deliveryQueue.due",
            "deliveryQueue.prune",
            "deliveryQueue.record",
            "emailKeys.companyAfter",
            "emailKeys.confirm",
            "emailKeys.outdated",
            "emailKeys.renew",
            "emailKeys.setState",
            "emailKeys.state",
            "eventFeed.after",
            "events.eventsOf",
            "health.check",
            "heldSubmissions.companyAfter",
            "heldSubmissions.countDue",
            "heldSubmissions.discard",
            "heldSubmissions.hold",
            "heldSubmissions.purge",
            "heldSubmissions.release",
            "idempotentWrites.complete",
            "idempotentWrites.purge",
            "idempotentWrites.release",
            "idempotentWrites.reserve",
            "leads.add",
            "leads.find",
            "leads.findByEmail",
            "leads.findDeleted",
            "leads.update",
            "optIns.confirm",
            "optIns.pendingOf",
            "personRecords.conversationsOf",
            "personRecords.deliveriesOf",
            "personRecords.submissions",
            "personSearch.list",
            "personSearch.listDeleted",
            "purge.countDue",
            "purge.due",
            "purge.purge",
            "submissions.add",
            "submissions.apply",
            "submissions.eraseOf",
            "submissions.find",
            "submissions.inState",
            "submissions.submissionsOf",
            "suppressions.add",
            "suppressions.countByKey",
            "suppressions.find",
            "suppressions.list",
            "suppressions.remove",
            "webhooks.add",
            "webhooks.find",
            "webhooks.list",
            "webhooks.remove",
            "webhooks.update",
            "widgetSessions.end",
            "widgetSessions.renew");

    /** Methods that take no connection: one runs the work of a caller, and SQL has no abandoned work to complete. */
    private static final List<String> WITHOUT_CONNECTION =
            List.of("idempotentWrites.during", "purge.completeAbandoned");

    private static final RoutingRecorder RECORDER = new RoutingRecorder();

    @RegisterExtension
    static final ContractTables TABLES = new ContractTables(TestDatabase::h2)
            .openedBy(pool -> RECORDER.recorded(MyBatisLeadStore.builder(RECORDER.named("primary", pool))
                    .hostTransactions(new ThreadBoundDataSource(pool))
                    .replicaDataSource(RECORDER.named("replica", pool))
                    .build()));

    @Override
    public LeadStore emptyStore() {
        return TABLES.emptyStore();
    }

    /** A new method of a port must be added to one of the lists. */
    @Test
    void each_method_of_a_port_is_in_one_list() {
        List<String> listed = new ArrayList<>(ON_THE_REPLICA);
        listed.addAll(ON_THE_PRIMARY);
        listed.addAll(WITHOUT_CONNECTION);
        assertThat(listed).doesNotHaveDuplicates();
        Set<String> methods = new TreeSet<>(RoutingRecorder.methods());
        methods.add("conversationSearch.list of a session");
        assertThat(listed).containsExactlyInAnyOrderElementsOf(methods);
    }

    @AfterAll
    static void each_method_used_the_data_source_of_its_list() {
        Map<String, Set<String>> expected = new TreeMap<>();
        ON_THE_REPLICA.forEach(method -> expected.put(method, Set.of("replica")));
        ON_THE_PRIMARY.forEach(method -> expected.put(method, Set.of("primary")));
        WITHOUT_CONNECTION.forEach(method -> expected.put(method, Set.of()));
        assertThat(new TreeMap<>(RECORDER.routes())).isEqualTo(expected);
    }
}
