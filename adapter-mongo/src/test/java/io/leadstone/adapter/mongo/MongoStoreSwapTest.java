package io.leadstone.adapter.mongo;

import static io.leadstone.adapter.mongo.LongHistory.ACME;
import static io.leadstone.testkit.SampleLeads.decision;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.lead.ConsentEntry;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The data of a company are the same after a copy from one store to another through the ports. */
class MongoStoreSwapTest {

    @AutoClose
    private static final MemoryMongo MONGO = new MemoryMongo();

    private final SampleLeads samples = new SampleLeads();

    @Test
    void data_are_copied_from_memory_to_mongo() {
        LeadStore from = filled(new InMemoryLeadStore());
        LeadStore to = MONGO.freshStore();

        copy(from, to);

        assertSame(from, to);
    }

    @Test
    void data_are_copied_from_mongo_to_memory_and_back() {
        LeadStore from = filled(MONGO.freshStore());
        LeadStore memory = new InMemoryLeadStore();
        LeadStore mongo = MONGO.freshStore();

        copy(from, memory);
        copy(memory, mongo);

        assertSame(from, memory);
        assertSame(from, mongo);
    }

    private LeadStore filled(LeadStore store) {
        for (LeadStatus status : LeadStatus.values()) {
            for (int i = 0; i < 6; i++) {
                samples.clock().advance(Duration.ofMinutes(1));
                LeadChange created = samples.capture(
                        ACME, details(i, status), status, decision(ConsentPurpose.MARKETING, i % 2 == 0));
                store.leads().add(created);
                if (i % 3 == 0) {
                    store.leads().update(Lead.restore(created.after()).delete(samples.context()));
                }
            }
        }
        new LongHistory(store, samples).growTo(200);
        return store;
    }

    private static LeadDetails details(int i, LeadStatus status) {
        return SampleLeads.details()
                .email(status.code() + i + "@example.com")
                .phone("030 " + i, "+4930" + i)
                .tags("b", "a")
                .metadata("{\"n\":" + i + ".0}")
                .build();
    }

    private static void copy(LeadStore from, LeadStore to) {
        for (LeadSnapshot lead : leads(from)) {
            List<LeadEvent> events = oldestFirst(events(from, lead));
            to.leads()
                    .add(new LeadChange(
                            Optional.empty(),
                            lead,
                            oldestFirst(entries(from, lead)),
                            events,
                            Collections.nCopies(events.size(), lead)));
        }
    }

    private static void assertSame(LeadStore one, LeadStore other) {
        assertThat(leads(other)).hasSize(31).isEqualTo(leads(one));
        for (LeadSnapshot lead : leads(one)) {
            assertThat(events(other, lead)).isNotEmpty().isEqualTo(events(one, lead));
            assertThat(entries(other, lead)).isNotEmpty().isEqualTo(entries(one, lead));
        }
    }

    private static List<LeadSnapshot> leads(LeadStore store) {
        LeadQuery oldestFirst = LeadQuery.builder().sort(LeadSort.OLDEST).build();
        List<LeadSnapshot> all =
                new ArrayList<>(LongHistory.all(7, page -> store.search().list(ACME, oldestFirst, page)));
        all.addAll(LongHistory.all(7, page -> store.search().listDeleted(ACME, page)));
        return all;
    }

    private static List<LeadEvent> events(LeadStore store, LeadSnapshot lead) {
        return LongHistory.all(PageRequest.MAX_PER_PAGE, page -> store.events().eventsOf(ACME, lead.id(), page));
    }

    private static List<ConsentEntry> entries(LeadStore store, LeadSnapshot lead) {
        return LongHistory.all(
                PageRequest.MAX_PER_PAGE, page -> store.consents().entriesOf(ACME, lead.id(), page));
    }

    private static <T> List<T> oldestFirst(List<T> newestFirst) {
        List<T> reversed = new ArrayList<>(newestFirst);
        Collections.reverse(reversed);
        return reversed;
    }
}
