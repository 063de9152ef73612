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
import io.leadstone.application.query.LeadQueryBuilder;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.OwnerId;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleDetails;
import io.leadstone.testkit.SettableClock;
import io.leadstone.testkit.contract.fixture.PagedList;
import io.leadstone.testkit.contract.fixture.Prepared;
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

/**
 * Rules of the filters of a list. They compare exactly, a lead must match all of them, and they combine with a search.
 */
public interface LeadFilterContract extends StoreUnderTest {

    @TestFactory
    default Stream<DynamicTest> a_lead_must_match_all_filters() {
        Instant start = SettableClock.START;
        Prepared<StoreScene> scene = new Prepared<>(() -> filtered(new StoreScene(this)));

        return Stream.of(
                finds(scene, "abcdefg", LeadQuery.builder()),
                finds(scene, "afg", LeadQuery.builder().statuses(NEW)),
                finds(scene, "be", LeadQuery.builder().statuses(CONTACTED, LOST)),
                finds(scene, "abcdefg", LeadQuery.builder().statuses(LeadStatus.values())),
                finds(scene, "af", LeadQuery.builder().source("web")),
                finds(scene, "b", LeadQuery.builder().source("Web")),
                finds(scene, "c", LeadQuery.builder().source("wéb")),
                finds(scene, "", LeadQuery.builder().source("WEB")),
                finds(scene, "", LeadQuery.builder().source("w%")),
                finds(scene, "", LeadQuery.builder().source("web ")),
                finds(scene, "af", LeadQuery.builder().agentId(new AgentId("bot"))),
                finds(scene, "b", LeadQuery.builder().agentId(new AgentId("Bot"))),
                finds(scene, "", LeadQuery.builder().agentId(new AgentId("b.t"))),
                finds(scene, "af", LeadQuery.builder().owner(new OwnerId("sam"))),
                finds(scene, "b", LeadQuery.builder().owner(new OwnerId("Sam"))),
                finds(scene, "c", LeadQuery.builder().owner(new OwnerId("sam:2"))),
                finds(scene, "", LeadQuery.builder().owner(new OwnerId("s.m"))),
                finds(scene, "f", LeadQuery.builder().owner(new OwnerId("sam")).search("f@x")),
                finds(scene, "deg", LeadQuery.builder().unassigned()),
                finds(scene, "dg", LeadQuery.builder().unassigned().statuses(NEW, CONVERTED)),
                finds(scene, "g", LeadQuery.builder().unassigned().search("jordan g@x")),
                finds(scene, "eg", LeadQuery.builder().unassigned().createdAfter(start.plusMillis(4))),
                finds(scene, "af", LeadQuery.builder().tag("vip")),
                finds(scene, "b", LeadQuery.builder().tag("VIP")),
                finds(scene, "", LeadQuery.builder().tag("Vip")),
                finds(scene, "", LeadQuery.builder().tag("vi")),
                finds(scene, "", LeadQuery.builder().tag("p")),
                finds(scene, "c", LeadQuery.builder().tag("vi,p")),
                finds(scene, "c", LeadQuery.builder().tag("ví")),
                finds(scene, "d", LeadQuery.builder().tag("100%")),
                finds(scene, "d", LeadQuery.builder().tag("a_b")),
                finds(scene, "d", LeadQuery.builder().tag("x\"y")),
                finds(scene, "d", LeadQuery.builder().tag("b\\c")),
                finds(scene, "e", LeadQuery.builder().tag("[vip]")),
                finds(scene, "e", LeadQuery.builder().tag("b\\\\c")),
                finds(scene, "", LeadQuery.builder().tag("vi_")),
                finds(scene, "", LeadQuery.builder().tag("vip ")),
                finds(scene, "cdefg", LeadQuery.builder().createdAfter(start.plusMillis(2))),
                finds(scene, "ab", LeadQuery.builder().createdBefore(start.plusMillis(2))),
                finds(
                        scene,
                        "cd",
                        LeadQuery.builder().createdAfter(start.plusMillis(2)).createdBefore(start.plusMillis(4))),
                finds(
                        scene,
                        "",
                        LeadQuery.builder().createdAfter(start.plusMillis(2)).createdBefore(start.plusMillis(2))),
                finds(
                        scene,
                        "f",
                        LeadQuery.builder()
                                .statuses(NEW, LOST)
                                .source("web")
                                .agentId(new AgentId("bot"))
                                .owner(new OwnerId("sam"))
                                .tag("vip")
                                .search("jordan f@x")
                                .createdAfter(start)
                                .createdBefore(start.plusMillis(6))),
                finds(scene, "", LeadQuery.builder().statuses(LOST).source("web")));
    }

    /** Bounds may be finer than the milliseconds that a store keeps, and outside the range of its columns. */
    @Test
    default void creation_time_bounds_of_any_instant_are_exact() {
        StoreScene scene = new StoreScene(this);
        Instant start = scene.samples().clock().instant();
        add(scene, NEW, details().email("a@x.test"));
        add(scene, NEW, details().email("b@x.test"));

        assertNames(list(scene, LeadQuery.builder().createdAfter(start.plusNanos(1)), UP_TO_100), "b");
        assertNames(list(scene, LeadQuery.builder().createdBefore(start.plusNanos(1)), UP_TO_100), "a");
        assertNames(list(scene, LeadQuery.builder().createdAfter(start.plusNanos(999_999)), UP_TO_100), "b");
        assertNames(list(scene, LeadQuery.builder().createdBefore(start.plusNanos(999_999)), UP_TO_100), "a");
        assertNames(
                list(scene, LeadQuery.builder().createdAfter(Instant.MIN).createdBefore(Instant.MAX), UP_TO_100), "ab");
        assertNames(list(scene, LeadQuery.builder().createdAfter(Instant.MAX), UP_TO_100), "");
        assertNames(list(scene, LeadQuery.builder().createdBefore(Instant.MIN), UP_TO_100), "");
    }

    @Test
    default void a_filter_value_that_no_lead_has_finds_nothing() {
        StoreScene scene = new StoreScene(this);
        add(scene, NEW, details().source("web").tags("vip"));

        for (String text : List.of("\u0000", "we\u0000b", "", "' or '1'='1", "x".repeat(5_000))) {
            assertThat(list(scene, LeadQuery.builder().source(text), UP_TO_100).items())
                    .isEmpty();
            assertThat(list(scene, LeadQuery.builder().tag(text), UP_TO_100).items())
                    .isEmpty();
        }
    }

    @TestFactory
    default Stream<DynamicTest> filtered_leads_can_be_paged() {
        return PagedList.testsOf("search.list with filters", () -> {
            StoreScene scene = new StoreScene(this);
            for (int i = 0; i < 12; i++) {
                add(
                        scene,
                        i % 2 == 0 ? NEW : LOST,
                        details().email("lead" + i + "@x.test").tags("even", i % 3 == 0 ? "third" : "other"));
            }
            LeadQuery query =
                    LeadQuery.builder().statuses(NEW).tag("even").search("LEE").build();
            List<LeadSnapshot> all =
                    scene.store().search().list(ACME, query, UP_TO_100).items();
            assertThat(all).hasSize(6);
            return new PagedList<>(page -> scene.store().search().list(ACME, query, page), all);
        });
    }

    @TestFactory
    default Stream<DynamicTest> leads_by_owner_and_unassigned_leads_can_be_paged() {
        return Stream.of(LeadSort.values())
                .flatMap(sort -> Stream.of(
                        LeadQuery.builder().owner(new OwnerId("sam")).sort(sort).build(),
                        LeadQuery.builder().unassigned().sort(sort).build()))
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
        // The first letter of the email names a lead. Each lead is created one millisecond after the one before.
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

    private static Page<LeadSnapshot> list(StoreScene scene, LeadQueryBuilder query, PageRequest page) {
        return scene.store().search().list(ACME, query.build(), page);
    }

    private static DynamicTest finds(Prepared<StoreScene> scene, String names, LeadQueryBuilder query) {
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
