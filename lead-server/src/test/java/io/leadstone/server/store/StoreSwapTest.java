package io.leadstone.server.store;

import static io.leadstone.testkit.SampleLeads.decision;
import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.lead.ConsentEntry;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.server.settings.StoreSettings;
import io.leadstone.testkit.SampleLeads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests that a host can copy its leads through the ports from SQL to MongoDB and back. */
class StoreSwapTest {

    private static final CompanyId ACME = new CompanyId("acme");
    private static final PageRequest ALL = PageRequest.page(1, PageRequest.MAX_PER_PAGE);

    private final SampleLeads samples = new SampleLeads();

    @Test
    void leads_are_copied_from_sql_to_mongodb_and_back() {
        MongoServer server = new MongoServer(new MemoryBackend());
        try (OpenStore sql = OpenStore.open(h2("swap_from"));
                OpenStore mongo = OpenStore.open(new StoreSettings(server.bindAndGetConnectionString(), "", ""));
                OpenStore back = OpenStore.open(h2("swap_back"))) {
            fill(sql.leads());

            copy(sql.leads(), mongo.leads());
            copy(mongo.leads(), back.leads());

            assertThat(contents(sql.leads())).hasSize(20);
            assertThat(contents(mongo.leads())).isEqualTo(contents(sql.leads()));
            assertThat(contents(back.leads())).isEqualTo(contents(sql.leads()));
        } finally {
            server.shutdownNow();
        }
    }

    private static StoreSettings h2(String name) {
        return new StoreSettings("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "", "");
    }

    private void fill(LeadStore store) {
        for (int i = 0; i < 20; i++) {
            samples.clock().advance(Duration.ofMinutes(1));
            LeadChange created = samples.capture(
                    ACME,
                    SampleLeads.details()
                            .email("lead" + i + "@example.com")
                            .phone("030 " + i, "+4930" + i)
                            .tags("b", "a")
                            .metadata("{\"n\":" + i + ".0}")
                            .build(),
                    i % 2 == 0 ? LeadStatus.NEW : LeadStatus.CONVERTED,
                    decision(ConsentPurpose.MARKETING, i % 3 == 0));
            store.leads().add(created);
            if (i % 4 == 0) {
                store.leads().update(Lead.restore(created.after()).delete(samples.context()));
            }
        }
    }

    private static void copy(LeadStore from, LeadStore to) {
        for (Content content : contents(from)) {
            to.leads()
                    .add(new LeadChange(
                            Optional.empty(),
                            content.lead,
                            content.entries,
                            content.events,
                            Collections.nCopies(content.events.size(), content.lead)));
        }
    }

    private static List<Content> contents(LeadStore store) {
        List<LeadSnapshot> leads =
                new ArrayList<>(store.search().list(ACME, LeadQuery.ALL, ALL).items());
        leads.addAll(store.search().listDeleted(ACME, ALL).items());
        return leads.stream()
                .map(lead -> new Content(
                        lead,
                        oldestFirst(
                                store.consents().entriesOf(ACME, lead.id(), ALL).items()),
                        oldestFirst(
                                store.events().eventsOf(ACME, lead.id(), ALL).items())))
                .toList();
    }

    private static <T> List<T> oldestFirst(List<T> newestFirst) {
        List<T> reversed = new ArrayList<>(newestFirst);
        Collections.reverse(reversed);
        return reversed;
    }

    private record Content(LeadSnapshot lead, List<ConsentEntry> entries, List<LeadEvent> events) {}
}
