package io.leadstone.testkit.contract.search;

import static io.leadstone.domain.LeadStatus.CONTACTED;
import static io.leadstone.domain.LeadStatus.CONVERTED;
import static io.leadstone.domain.LeadStatus.LOST;
import static io.leadstone.domain.LeadStatus.NEW;
import static io.leadstone.domain.LeadStatus.QUALIFIED;
import static io.leadstone.testkit.SampleLeads.details;
import static io.leadstone.testkit.contract.fixture.NamedTest.dynamicTest;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleDetails;
import io.leadstone.testkit.SettableClock;
import io.leadstone.testkit.contract.fixture.PagedList;
import io.leadstone.testkit.contract.fixture.Prepared;
import io.leadstone.testkit.contract.fixture.Queries;
import io.leadstone.testkit.contract.fixture.StoreScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The filters of a list: exact, all of them together, and with the search. */
public interface LeadFilterContract extends StoreUnderTest {

    @TestFactory
    default Stream<DynamicTest> every_filter_that_is_given_must_hold() {
        Instant start = SettableClock.START;
        Prepared<StoreScene> scene = new Prepared<>(() -> filtered(new StoreScene(this)));

        return Stream.of(
                finds(scene, "abcdefg", new Queries()),
                finds(scene, "afg", new Queries().withStatuses(NEW)),
                finds(scene, "be", new Queries().withStatuses(CONTACTED, LOST)),
                finds(scene, "abcdefg", new Queries().withStatuses(LeadStatus.values())),
                finds(scene, "af", new Queries().withSource("web")),
                finds(scene, "b", new Queries().withSource("Web")),
                finds(scene, "c", new Queries().withSource("wéb")),
                finds(scene, "", new Queries().withSource("WEB")),
                finds(scene, "", new Queries().withSource("w%")),
                finds(scene, "", new Queries().withSource("web ")),
                finds(scene, "af", new Queries().withAgent("bot")),
                finds(scene, "b", new Queries().withAgent("Bot")),
                finds(scene, "", new Queries().withAgent("b.t")),
                finds(scene, "af", new Queries().withOwner("sam")),
                finds(scene, "b", new Queries().withOwner("Sam")),
                finds(scene, "c", new Queries().withOwner("sam:2")),
                finds(scene, "", new Queries().withOwner("s.m")),
                finds(scene, "f", new Queries().withOwner("sam").withSearch("f@x")),
                finds(scene, "deg", new Queries().withoutOwner()),
                finds(scene, "dg", new Queries().withoutOwner().withStatuses(NEW, CONVERTED)),
                finds(scene, "g", new Queries().withoutOwner().withSearch("jordan g@x")),
                finds(scene, "eg", new Queries().withoutOwner().from(start.plusMillis(4))),
                finds(scene, "af", new Queries().withTag("vip")),
                finds(scene, "b", new Queries().withTag("VIP")),
                finds(scene, "", new Queries().withTag("Vip")),
                finds(scene, "", new Queries().withTag("vi")),
                finds(scene, "", new Queries().withTag("p")),
                finds(scene, "c", new Queries().withTag("vi,p")),
                finds(scene, "c", new Queries().withTag("ví")),
                finds(scene, "d", new Queries().withTag("100%")),
                finds(scene, "d", new Queries().withTag("a_b")),
                finds(scene, "d", new Queries().withTag("x\"y")),
                finds(scene, "d", new Queries().withTag("b\\c")),
                finds(scene, "e", new Queries().withTag("[vip]")),
                finds(scene, "e", new Queries().withTag("b\\\\c")),
                finds(scene, "", new Queries().withTag("vi_")),
                finds(scene, "", new Queries().withTag("vip ")),
                finds(scene, "cdefg", new Queries().from(start.plusMillis(2))),
                finds(scene, "ab", new Queries().until(start.plusMillis(2))),
                finds(scene, "cd", new Queries().from(start.plusMillis(2)).until(start.plusMillis(4))),
                finds(scene, "", new Queries().from(start.plusMillis(2)).until(start.plusMillis(2))),
                finds(
                        scene,
                        "f",
                        new Queries()
                                .withStatuses(NEW, LOST)
                                .withSource("web")
                                .withAgent("bot")
                                .withOwner("sam")
                                .withTag("vip")
                                .withSearch("jordan f@x")
                                .from(start)
                                .until(start.plusMillis(6))),
                finds(scene, "", new Queries().withStatuses(LOST).withSource("web")));
    }

    /** The bounds are instants, finer than what a store keeps and wider than what it can. */
    @Test
    default void bounds_of_any_instant_are_kept_exactly() {
        StoreScene scene = new StoreScene(this);
        Instant start = scene.samples().clock().instant();
        add(scene, NEW, details().email("a@x.test"));
        add(scene, NEW, details().email("b@x.test"));

        assertNames(list(scene, new Queries().from(start.plusNanos(1)), UP_TO_100), "b");
        assertNames(list(scene, new Queries().until(start.plusNanos(1)), UP_TO_100), "a");
        assertNames(list(scene, new Queries().from(start.plusNanos(999_999)), UP_TO_100), "b");
        assertNames(list(scene, new Queries().until(start.plusNanos(999_999)), UP_TO_100), "a");
        assertNames(list(scene, new Queries().from(Instant.MIN).until(Instant.MAX), UP_TO_100), "ab");
        assertNames(list(scene, new Queries().from(Instant.MAX), UP_TO_100), "");
        assertNames(list(scene, new Queries().until(Instant.MIN), UP_TO_100), "");
    }

    @Test
    default void a_filter_that_no_lead_can_meet_finds_none() {
        StoreScene scene = new StoreScene(this);
        add(scene, NEW, details().source("web").tags("vip"));

        for (String text : List.of("\u0000", "we\u0000b", "", "' or '1'='1", "x".repeat(5_000))) {
            assertThat(list(scene, new Queries().withSource(text), UP_TO_100).items())
                    .isEmpty();
            assertThat(list(scene, new Queries().withTag(text), UP_TO_100).items())
                    .isEmpty();
        }
    }

    @TestFactory
    default Stream<DynamicTest> what_is_filtered_is_cut_into_pages() {
        return PagedList.testsOf("filtered", () -> {
            StoreScene scene = new StoreScene(this);
            for (int i = 0; i < 12; i++) {
                add(
                        scene,
                        i % 2 == 0 ? NEW : LOST,
                        details().email("lead" + i + "@x.test").tags("even", i % 3 == 0 ? "third" : "other"));
            }
            LeadQuery query = new Queries()
                    .withStatuses(NEW)
                    .withTag("even")
                    .withSearch("LEE")
                    .build();
            List<LeadSnapshot> all =
                    scene.store().search().list(ACME, query, UP_TO_100).items();
            assertThat(all).hasSize(6);
            return new PagedList<>(page -> scene.store().search().list(ACME, query, page), all);
        });
    }

    @TestFactory
    default Stream<DynamicTest> the_leads_of_an_owner_and_those_of_nobody_are_cut_into_pages() {
        return Stream.of(LeadSort.values())
                .flatMap(sort -> Stream.of(
                        new Queries().withOwner("sam").withSort(sort).build(),
                        new Queries().withoutOwner().withSort(sort).build()))
                .flatMap(query -> PagedList.testsOf(query.owner() + " by " + query.sort(), () -> {
                    StoreScene scene = new StoreScene(this);
                    for (int i = 0; i < 10; i++) {
                        SampleDetails details =
                                details().name("Jordan", "Lee " + i % 3).email("lead" + i + "@x.test");
                        add(scene, NEW, i % 2 == 0 ? details : details.owner("sam"));
                    }
                    List<LeadSnapshot> all =
                            scene.store().search().list(ACME, query, UP_TO_100).items();
                    assertThat(all).hasSize(5);
                    return new PagedList<>(page -> scene.store().search().list(ACME, query, page), all);
                }));
    }

    private static StoreScene filtered(StoreScene scene) {
        // Named by what comes before the @; a millisecond lies between one and the next.
        add(
                scene,
                NEW,
                details()
                        .email("a@x.test")
                        .source("web")
                        .agent("bot")
                        .owner("sam")
                        .tags("vip"));
        add(
                scene,
                CONTACTED,
                details()
                        .email("b@x.test")
                        .source("Web")
                        .agent("Bot")
                        .owner("Sam")
                        .tags("VIP", "vip2"));
        add(
                scene,
                QUALIFIED,
                details()
                        .email("c@x.test")
                        .source("wéb")
                        .agent("bot:2")
                        .owner("sam:2")
                        .tags("ví", "vi,p"));
        add(scene, CONVERTED, details().email("d@x.test").source("web ads").tags("100%", "a_b", "x\"y", "b\\c"));
        add(scene, LOST, details().email("e@x.test").source("we").tags("1000", "axb", "old vip", "[vip]", "b\\\\c"));
        add(
                scene,
                NEW,
                details()
                        .email("f@x.test")
                        .source("web")
                        .agent("bot")
                        .owner("sam")
                        .tags("old", "vip"));
        add(scene, NEW, details().email("g@x.test"));
        return scene;
    }

    private static void add(StoreScene scene, LeadStatus status, SampleDetails details) {
        scene.add(scene.samples().capture(ACME, details.build(), status));
        scene.samples().clock().advance(Duration.ofMillis(1));
    }

    private static Page<LeadSnapshot> list(StoreScene scene, Queries query, PageRequest page) {
        return scene.store().search().list(ACME, query.build(), page);
    }

    private static DynamicTest finds(Prepared<StoreScene> scene, String names, Queries query) {
        return dynamicTest(
                "<" + names + "> " + query.build(), () -> assertNames(list(scene.get(), query, UP_TO_100), names));
    }

    private static void assertNames(Page<LeadSnapshot> page, String names) {
        assertThat(page.items().stream()
                        .map(lead ->
                                lead.details().email().orElseThrow().value().substring(0, 1))
                        .sorted()
                        .collect(Collectors.joining()))
                .isEqualTo(names);
        assertThat(page.total()).isEqualTo(names.length());
    }
}
