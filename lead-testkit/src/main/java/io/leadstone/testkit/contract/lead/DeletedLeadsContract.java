package io.leadstone.testkit.contract.lead;

import static io.leadstone.testkit.contract.fixture.Snapshots.assertSame;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.contract.fixture.PagedList;
import io.leadstone.testkit.contract.fixture.RichLeads;
import io.leadstone.testkit.contract.fixture.StoreScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Rules of the list of deleted leads. No other list contains them. */
public interface DeletedLeadsContract extends StoreUnderTest {

    @Test
    default void a_lead_is_listed_as_either_live_or_deleted() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot live = scene.add("live@example.com");
        LeadSnapshot deleted = scene.addDeleted("deleted@example.com");
        assertLists(scene, List.of(live), List.of(deleted));

        LeadSnapshot restored = scene.update(deleted, Lead::restore);
        assertLists(scene, List.of(restored, live), List.of());
    }

    @Test
    default void searches_and_filters_exclude_deleted_leads() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot deleted = scene.delete(scene.add(RichLeads.everything()));

        Stream.of(
                        LeadQuery.builder().search("lovelace"),
                        LeadQuery.builder().tag("vip"),
                        LeadQuery.builder().source("website-chat"),
                        LeadQuery.builder().agentId(new AgentId("widget:1")),
                        LeadQuery.builder().statuses(deleted.status()),
                        LeadQuery.builder().createdAfter(deleted.createdAt()))
                .map(query -> scene.store().search().list(ACME, query.build(), UP_TO_100))
                .forEach(page -> {
                    assertThat(page.items()).isEmpty();
                    assertThat(page.total()).isZero();
                });
    }

    /**
     * The order of creation has no effect. Of leads that were deleted at the same instant, the greater id comes first.
     */
    @TestFactory
    default Stream<DynamicTest> deleted_leads_are_listed_last_deleted_first() {
        return PagedList.testsOf("search.listDeleted", () -> {
            StoreScene scene = new StoreScene(this);
            List<LeadSnapshot> leads = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                leads.add(scene.add("lead" + i + "@example.com"));
            }
            scene.add("live@example.com");
            List<LeadSnapshot> lastDeletedFirst = new ArrayList<>();
            for (int index : new int[] {6, 0, 5, 1}) {
                scene.samples().clock().advance(Duration.ofMillis(1));
                lastDeletedFirst.add(0, scene.delete(leads.get(index)));
            }
            scene.samples().clock().advance(Duration.ofMillis(1));
            for (int index : new int[] {2, 3, 4}) {
                lastDeletedFirst.add(0, scene.delete(leads.get(index)));
            }
            return new PagedList<>(page -> scene.store().search().listDeleted(ACME, page), lastDeletedFirst);
        });
    }

    @Test
    default void the_list_of_deleted_leads_refuses_cursors_of_live_leads() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot live = scene.add("live@example.com");
        scene.addDeleted("deleted@example.com");

        for (LeadSort sort : LeadSort.values()) {
            assertThatExceptionOfType(InvalidCommandException.class)
                    .isThrownBy(() -> scene.store()
                            .search()
                            .listDeleted(ACME, PageRequest.after(sort.after(live, List.of()), 10)));
        }
    }

    private static void assertLists(StoreScene scene, List<LeadSnapshot> live, List<LeadSnapshot> deleted) {
        assertSame(
                "search.list",
                live,
                scene.store().search().list(ACME, LeadQuery.ALL, UP_TO_100).items());
        assertSame(
                "search.listDeleted",
                deleted,
                scene.store().search().listDeleted(ACME, UP_TO_100).items());
    }
}
