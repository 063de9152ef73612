package io.leadstone.testkit.contract.search;

import static io.leadstone.domain.lead.ConsentPurpose.MARKETING;
import static io.leadstone.testkit.SampleLeads.decision;
import static io.leadstone.testkit.SampleLeads.details;
import static io.leadstone.testkit.contract.fixture.NamedTest.dynamicTest;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertSame;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.query.Cursor;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.contract.fixture.PagedList;
import io.leadstone.testkit.contract.fixture.Prepared;
import io.leadstone.testkit.contract.fixture.Queries;
import io.leadstone.testkit.contract.fixture.RichLeads;
import io.leadstone.testkit.contract.fixture.StoreScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Rules of the sort orders: each order is total, and paging by cursor works while others write. */
public interface LeadSortContract extends StoreUnderTest {

    @Test
    default void leads_are_sorted_by_creation_then_by_id() {
        StoreScene scene = new StoreScene(this);
        List<LeadSnapshot> oldestFirst = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            if (i % 3 == 0) {
                scene.samples().clock().advance(Duration.ofMillis(1));
            }
            oldestFirst.add(scene.add("lead" + i + "@example.com"));
        }
        // A later change does not move a lead in these orders.
        scene.samples().clock().advance(Duration.ofMillis(1));
        oldestFirst.set(
                0, scene.update(oldestFirst.get(0), (lead, now) -> lead.record(decision(MARKETING, true), now)));

        assertOrder(scene, LeadSort.OLDEST, LeadSort.NEWEST, oldestFirst);
    }

    @Test
    default void leads_are_sorted_by_last_update_then_by_id() {
        StoreScene scene = new StoreScene(this);
        List<LeadSnapshot> added = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            added.add(scene.add("lead" + i + "@example.com"));
        }
        scene.samples().clock().advance(Duration.ofMillis(1));
        List<LeadSnapshot> firstUpdatedFirst = new ArrayList<>(List.of(added.get(3), added.get(4), added.get(5)));
        for (LeadSnapshot lead : added.subList(0, 3)) {
            firstUpdatedFirst.add(scene.update(lead, (next, now) -> next.record(decision(MARKETING, true), now)));
        }

        assertOrder(scene, LeadSort.FIRST_UPDATED, LeadSort.LAST_UPDATED, firstUpdatedFirst);
    }

    /**
     * Names are ordered by code point: {@code U+FFFD} comes before the fox {@code U+1F98A}, although the surrogates of
     * the fox come before {@code U+FFFD}. Only the first 200 characters of the sort key count.
     */
    @Test
    default void leads_are_sorted_by_folded_last_name_then_by_id() {
        StoreScene scene = new StoreScene(this);
        String long200 = "\uFDFA".repeat(12);
        List<LeadSnapshot> inOrder = Stream.of(
                        "0-day",
                        "A",
                        "a b",
                        "ab",
                        "Ábc",
                        "ABC",
                        "abc",
                        "a\u0301bc",
                        "Łuk",
                        "Lutz",
                        "O'Neil",
                        "Øst",
                        "Weisz",
                        "Weiß",
                        "weissa",
                        "z",
                        "Zz",
                        "борис",
                        "Яна",
                        long200 + "b",
                        long200 + "a",
                        "山田",
                        "\uFFFD",
                        "🦊",
                        "🦊🦊",
                        "🦋")
                .map(name -> scene.add(details()
                        .email(scene.samples().unusedId() + "@example.com")
                        .name("Jo", name)
                        .build()))
                .toList();

        List<LeadSnapshot> sorted = new ArrayList<>(inOrder);
        // Weiß is folded to weiss, which comes before weissa and weisz.
        Collections.swap(sorted, 12, 13);
        Collections.swap(sorted, 13, 14);
        assertOrder(scene, LeadSort.LAST_NAME, LeadSort.LAST_NAME_DESCENDING, sorted);
    }

    @TestFactory
    default Stream<DynamicTest> every_sort_order_can_be_paged() {
        Prepared<StoreScene> scene = new Prepared<>(() -> withLeads(new StoreScene(this), 7));
        return Arrays.stream(LeadSort.values())
                .flatMap(sort -> PagedList.testsOf(
                        sort.code(),
                        () -> new PagedList<>(
                                page -> list(scene.get(), sort, page),
                                list(scene.get(), sort, UP_TO_100).items())));
    }

    @TestFactory
    default Stream<DynamicTest> paging_by_cursor_sees_each_lead_once_during_writes() {
        return Arrays.stream(LeadSort.values())
                .map(sort -> dynamicTest(sort.code(), () -> readAllPages(withLeads(new StoreScene(this), 25), sort)));
    }

    /** Some servers sort whole rows and run out of memory. */
    @Test
    default void a_full_page_of_the_largest_leads_can_be_sorted() {
        StoreScene scene = new StoreScene(this);
        for (int i = 0; i <= PageRequest.MAX_PER_PAGE; i++) {
            scene.add(RichLeads.largest("lead" + i + "@example.com"));
        }
        for (LeadSort sort : LeadSort.values()) {
            Page<LeadSnapshot> page = list(scene, sort, UP_TO_100);
            assertThat(page.items()).as("search.list by %s", sort.code()).hasSize(PageRequest.MAX_PER_PAGE);
            assertThat(list(scene, sort, PageRequest.after(page.next().orElseThrow(), 1))
                            .items())
                    .hasSize(1);
        }
    }

    private static void readAllPages(StoreScene scene, LeadSort sort) {
        List<LeadSnapshot> expected = list(scene, sort, UP_TO_100).items();
        List<LeadSnapshot> seen = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        // The limit ends the loop if the cursor does not advance.
        int limit = expected.size() + 4;
        for (int step = 0; step == 0 || (next.isPresent() && seen.size() <= limit); step++) {
            Page<LeadSnapshot> page = list(scene, sort, new PageRequest(1, 4, next));
            seen.addAll(page.items());
            next = page.next();
            if (step == 1) {
                // Two leads are added at each end of every order. The lead of the cursor is deleted, which must not
                // balance an added lead.
                scene.samples().clock().advance(Duration.ofDays(-1));
                addTwo(scene, "early", "A");
                scene.samples().clock().advance(Duration.ofDays(2));
                addTwo(scene, "late", "🦋");
                scene.delete(seen.get(seen.size() - 1));
            }
        }
        Set<LeadSnapshot> old = new HashSet<>(expected);
        assertThat(seen).filteredOn(old::contains).isEqualTo(expected);
        assertThat(seen).doesNotHaveDuplicates().hasSizeBetween(expected.size(), expected.size() + 2);
    }

    private static void addTwo(StoreScene scene, String local, String lastName) {
        for (int i = 1; i <= 2; i++) {
            scene.add(details()
                    .email(local + i + "@example.com")
                    .name("Jo", lastName)
                    .build());
        }
    }

    /**
     * Stores leads with ties in every order and returns the scene. Each lead has several tags, which must not repeat it
     * in a list.
     */
    private static StoreScene withLeads(StoreScene scene, int leads) {
        for (int i = 0; i < leads; i++) {
            if (i % 4 == 0) {
                scene.samples().clock().advance(Duration.ofMillis(1));
            }
            LeadSnapshot lead = scene.add(scene.samples()
                    .capture(
                            ACME,
                            details()
                                    .email("lead" + i + "@example.com")
                                    .name(
                                            "Jo",
                                            List.of("Lee", "lée", "Müller", "🦊")
                                                    .get(i % 4))
                                    .tags("a", "b", "c")
                                    .build(),
                            LeadStatus.CONTACTED));
            if (i % 3 == 0) {
                scene.update(lead, (next, now) -> next.record(decision(MARKETING, true), now));
            }
        }
        return scene;
    }

    private static void assertOrder(
            StoreScene scene, LeadSort ascending, LeadSort descending, List<LeadSnapshot> expected) {
        assertThat(list(scene, ascending, UP_TO_100).items())
                .extracting(lead -> lead.details().lastName().orElseThrow() + " " + lead.id())
                .isEqualTo(expected.stream()
                        .map(lead -> lead.details().lastName().orElseThrow() + " " + lead.id())
                        .toList());
        assertSame("search.list", expected, list(scene, ascending, UP_TO_100).items());
        List<LeadSnapshot> reversed = new ArrayList<>(expected);
        Collections.reverse(reversed);
        assertSame("search.list", reversed, list(scene, descending, UP_TO_100).items());
    }

    private static Page<LeadSnapshot> list(StoreScene scene, LeadSort sort, PageRequest page) {
        return scene.store().search().list(ACME, Queries.sort(sort), page);
    }
}
