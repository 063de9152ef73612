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
import io.leadstone.domain.MetadataValue;
import io.leadstone.domain.OwnerId;
import io.leadstone.domain.lead.ConsentDecision;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.PhoneNumber;
import io.leadstone.testkit.SampleDetails;
import io.leadstone.testkit.SettableClock;
import io.leadstone.testkit.contract.fixture.PagedList;
import io.leadstone.testkit.contract.fixture.Prepared;
import io.leadstone.testkit.contract.fixture.StoreScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Rules of the filters of a list. A lead must match all of them, and they combine with a search. Texts are compared
 * exactly, apart from tags and companies, which are compared without case.
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
                finds(scene, "abf", LeadQuery.builder().tag("vip")),
                finds(scene, "abf", LeadQuery.builder().tag("VIP")),
                finds(scene, "abf", LeadQuery.builder().tag("Vip")),
                finds(scene, "", LeadQuery.builder().tag("vi")),
                finds(scene, "", LeadQuery.builder().tag("p")),
                finds(scene, "c", LeadQuery.builder().tag("vi,p")),
                finds(scene, "c", LeadQuery.builder().tag("VÍ")),
                finds(scene, "f", LeadQuery.builder().tag("vip", "OLD")),
                finds(scene, "", LeadQuery.builder().tag("vip", "ví")),
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
                finds(scene, "ab", LeadQuery.builder().updatedBefore(start.plusMillis(2))),
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
        Prepared<StoreScene> filled = new Prepared<>(() -> {
            StoreScene scene = new StoreScene(this);
            for (int i = 0; i < 10; i++) {
                SampleDetails details = details().name("Jordan", "Lee " + i % 3).email("lead" + i + "@x.test");
                add(scene, NEW, i % 2 == 0 ? details : details.owner("sam"));
            }
            return scene;
        });
        return Stream.of(LeadSort.values())
                .flatMap(sort -> Stream.of(
                        LeadQuery.builder().owner(new OwnerId("sam")).sort(sort).build(),
                        LeadQuery.builder().unassigned().sort(sort).build()))
                .flatMap(query -> PagedList.testsOf(query.filter().owner() + " by " + query.sort(), () -> {
                    StoreScene scene = filled.get();
                    List<LeadSnapshot> all =
                            scene.store().search().list(ACME, query, UP_TO_100).items();
                    assertThat(all).hasSize(5);
                    return new PagedList<>(page -> scene.store().search().list(ACME, query, page), all);
                }));
    }

    /** Phones, companies and metadata are found by equal values only, whatever characters they have. */
    @TestFactory
    default Stream<DynamicTest> leads_are_found_by_exact_values() {
        Prepared<StoreScene> scene = new Prepared<>(() -> valued(new StoreScene(this)));
        PhoneNumber berlin = new PhoneNumber("030 123456", Optional.of("+4930123456"));

        return Stream.of(
                finds(scene, "a", LeadQuery.builder().email(new EmailAddress("A@X.test"))),
                finds(scene, "", LeadQuery.builder().email(new EmailAddress("a@x.tes"))),
                finds(scene, "", LeadQuery.builder().email(new EmailAddress("z@x.test"))),
                finds(
                        scene,
                        "a",
                        LeadQuery.builder().email(new EmailAddress("a@x.test")).statuses(NEW)),
                finds(
                        scene,
                        "",
                        LeadQuery.builder().email(new EmailAddress("a@x.test")).statuses(LOST)),
                finds(
                        scene,
                        "a",
                        LeadQuery.builder().email(new EmailAddress("a@x.test")).search("jordan")),
                finds(
                        scene,
                        "",
                        LeadQuery.builder().email(new EmailAddress("a@x.test")).tag("none")),
                finds(scene, "ab", LeadQuery.builder().phone(berlin)),
                finds(scene, "b", LeadQuery.builder().phone(berlin).search("b@x")),
                finds(scene, "", LeadQuery.builder().phone(new PhoneNumber("1", Optional.of("+493012345")))),
                finds(scene, "", LeadQuery.builder().phone(new PhoneNumber("030 123456", Optional.empty()))),
                finds(scene, "ab", LeadQuery.builder().company("acme gmbh")),
                finds(scene, "ab", LeadQuery.builder().company("\u00a0ACME GmbH ")),
                finds(scene, "c", LeadQuery.builder().company("ÄPFEL & Söhne")),
                finds(scene, "d", LeadQuery.builder().company("acme")),
                finds(scene, "", LeadQuery.builder().company("Apfel & Sohne")),
                finds(scene, "ac", LeadQuery.builder().consent(ConsentPurpose.MARKETING, true)),
                finds(scene, "bde", LeadQuery.builder().consent(ConsentPurpose.MARKETING, false)),
                finds(
                        scene,
                        "c",
                        LeadQuery.builder()
                                .consent(ConsentPurpose.MARKETING, true)
                                .consent(ConsentPurpose.DATA_PROCESSING, false)),
                finds(scene, "a", LeadQuery.builder().metadata("plan", MetadataValue.of("gold"))),
                finds(scene, "b", LeadQuery.builder().metadata("plan", MetadataValue.of("Gold"))),
                finds(scene, "", LeadQuery.builder().metadata("Plan", MetadataValue.of("gold"))),
                finds(
                        scene,
                        "ab",
                        LeadQuery.builder().metadata("plan", MetadataValue.of("Gold"), MetadataValue.of("gold"))),
                finds(scene, "", LeadQuery.builder().metadata("plan", List.of())),
                finds(scene, "ab", LeadQuery.builder().metadata("seats", MetadataValue.of(5))),
                finds(scene, "c", LeadQuery.builder().metadata("seats", MetadataValue.of("5"))),
                finds(scene, "ab", LeadQuery.builder().metadata("seats", MetadataValue.meantBy("5.00"))),
                finds(scene, "", LeadQuery.builder().metadata("seats", MetadataValue.of("5.00"))),
                finds(scene, "a", LeadQuery.builder().metadata("trial", MetadataValue.of(true))),
                finds(scene, "b", LeadQuery.builder().metadata("trial", MetadataValue.of(false))),
                finds(scene, "a", LeadQuery.builder().metadata("trial", MetadataValue.meantBy("true"))),
                finds(scene, "", LeadQuery.builder().metadata("none", MetadataValue.meantBy("null"))),
                finds(scene, "", LeadQuery.builder().metadata("inner", MetadataValue.of("deep"))),
                finds(scene, "c", LeadQuery.builder().metadata("a \"b\"%_\n", MetadataValue.of("\u0000x\ud83d\ude00"))),
                finds(scene, "", LeadQuery.builder().metadata("", MetadataValue.of("\ud83d"))),
                finds(scene, "c", LeadQuery.builder().metadata("", MetadataValue.of(""))),
                finds(
                        scene,
                        "a",
                        LeadQuery.builder()
                                .metadata("plan", MetadataValue.of("gold"))
                                .metadata("seats", MetadataValue.of(5))),
                finds(
                        scene,
                        "",
                        LeadQuery.builder()
                                .metadata("plan", MetadataValue.of("gold"))
                                .metadata("trial", MetadataValue.of(false))),
                finds(
                        scene,
                        "a",
                        LeadQuery.builder()
                                .phone(berlin)
                                .company("ACME gmbh")
                                .tag("vip", "east")
                                .metadata("plan", MetadataValue.of("gold"))
                                .consent(ConsentPurpose.MARKETING, true)
                                .search("jordan a@x")
                                .sort(LeadSort.LAST_NAME)));
    }

    /** Each change of a value moves the lead to another filter. A filter never finds leads of other companies. */
    @Test
    default void filters_follow_the_present_values_of_a_lead() {
        StoreScene scene = new StoreScene(this);
        LeadDetails before = details()
                .email("a@x.test")
                .phone("030 1", "+49301")
                .company("Acme")
                .tags("VIP", "vip", "east")
                .metadata("{\"plan\":\"gold\"}")
                .build();
        LeadSnapshot lead = scene.add(before);
        LeadSnapshot other = scene.add(scene.samples().capture(StoreScene.GLOBEX, before));
        List<LeadQueryBuilder> old = List.of(
                LeadQuery.builder().email(new EmailAddress("a@x.test")),
                LeadQuery.builder().phone(new PhoneNumber("030 1", Optional.of("+49301"))),
                LeadQuery.builder().company("Acme"),
                LeadQuery.builder().tag("Vip"),
                LeadQuery.builder().metadata("plan", MetadataValue.of("gold")));

        assertThat(lead.details().tags()).containsExactly("VIP", "east");
        assertThat(scene.leads().find(ACME, lead.id()).orElseThrow().details().tags())
                .containsExactly("VIP", "east");
        old.forEach(query -> assertNames(list(scene, query, UP_TO_100), "a"));
        LeadSnapshot revised = scene.update(
                lead,
                (found, context) -> found.revise(
                        details()
                                .email("b@x.test")
                                .phone("030 2", "+49302")
                                .company("Globex")
                                .tags("east")
                                .metadata("{\"plan\":\"silver\"}")
                                .build(),
                        context));
        old.forEach(query -> assertNames(list(scene, query, UP_TO_100), ""));
        List<LeadQueryBuilder> present = List.of(
                LeadQuery.builder().email(new EmailAddress("b@x.test")),
                LeadQuery.builder().phone(new PhoneNumber("030 2", Optional.of("+49302"))),
                LeadQuery.builder().company("Globex"),
                LeadQuery.builder().tag("EAST"),
                LeadQuery.builder().metadata("plan", MetadataValue.of("silver")),
                LeadQuery.builder().updatedAfter(revised.updatedAt()));
        present.forEach(query -> assertNames(list(scene, query, UP_TO_100), "b"));
        LeadSnapshot deleted = scene.delete(revised);
        present.forEach(query -> assertNames(list(scene, query, UP_TO_100), ""));
        LeadSnapshot restored = scene.update(deleted, Lead::restore);
        present.forEach(query -> assertNames(list(scene, query, UP_TO_100), "b"));
        scene.update(restored, Lead::erase);
        present.subList(0, present.size() - 1).forEach(query -> assertNames(list(scene, query, UP_TO_100), ""));
        assertThat(scene.leads().find(StoreScene.GLOBEX, other.id())).contains(other);
    }

    @Test
    default void update_time_bounds_are_exact() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot first = scene.add(details().email("a@x.test").build());
        Instant start = first.updatedAt();
        scene.samples().clock().advance(Duration.ofMillis(1));
        scene.add(details().email("b@x.test").build());
        scene.samples().clock().advance(Duration.ofMillis(1));
        scene.update(first, (lead, context) -> lead.assign(Optional.of(new OwnerId("sam")), context));

        for (LeadSort sort : LeadSort.values()) {
            assertNames(list(scene, LeadQuery.builder().sort(sort).updatedAfter(start.plusMillis(1)), UP_TO_100), "ab");
            assertNames(list(scene, LeadQuery.builder().sort(sort).updatedAfter(start.plusNanos(1)), UP_TO_100), "ab");
            assertNames(list(scene, LeadQuery.builder().sort(sort).updatedAfter(start.plusMillis(2)), UP_TO_100), "a");
            assertNames(list(scene, LeadQuery.builder().sort(sort).updatedBefore(start.plusMillis(2)), UP_TO_100), "b");
            assertNames(list(scene, LeadQuery.builder().sort(sort).updatedBefore(start.plusMillis(1)), UP_TO_100), "");
            assertNames(
                    list(
                            scene,
                            LeadQuery.builder()
                                    .sort(sort)
                                    .updatedAfter(Instant.MIN)
                                    .updatedBefore(Instant.MAX),
                            UP_TO_100),
                    "ab");
        }
    }

    @TestFactory
    default Stream<DynamicTest> leads_with_a_tag_and_metadata_can_be_paged_in_each_order() {
        Prepared<StoreScene> filled = new Prepared<>(() -> {
            StoreScene scene = new StoreScene(this);
            for (int i = 0; i < 14; i++) {
                SampleDetails details = details()
                        .name("Jordan", "Lee " + i % 3)
                        .email("lead" + i + "@x.test")
                        .tags(i % 2 == 0 ? "even" : "odd");
                add(scene, NEW, i < 10 ? details.metadata("{\"plan\":\"gold\"}") : details);
            }
            return scene;
        });
        return Stream.of(LeadSort.values())
                .flatMap(sort -> Stream.of("", "jordan")
                        .map(search -> LeadQuery.builder()
                                .tag("EVEN")
                                .metadata("plan", MetadataValue.of("gold"))
                                .search(search)
                                .sort(sort)
                                .build()))
                .flatMap(query -> PagedList.testsOf("filtered by " + query.sort() + query.search(), () -> {
                    StoreScene scene = filled.get();
                    List<LeadSnapshot> all =
                            scene.store().search().list(ACME, query, UP_TO_100).items();
                    assertThat(all).hasSize(5);
                    return new PagedList<>(page -> scene.store().search().list(ACME, query, page), all);
                }));
    }

    private static StoreScene valued(StoreScene scene) {
        ConsentDecision marketing = new ConsentDecision(ConsentPurpose.MARKETING, true, "api", Optional.empty());
        ConsentDecision processing = new ConsentDecision(ConsentPurpose.DATA_PROCESSING, true, "api", Optional.empty());
        SampleDetails berlin = details().phone("030 123456", "+4930123456").tags("Vip", "East");
        scene.add(scene.samples()
                .capture(
                        ACME,
                        berlin.email("a@x.test")
                                .company("Acme GmbH")
                                .metadata(
                                        "{\"plan\":\"gold\",\"seats\":5,\"trial\":true,\"inner\":{\"inner\":\"deep\"}}")
                                .build(),
                        marketing,
                        processing));
        LeadSnapshot withdrawn = scene.add(scene.samples()
                .capture(
                        ACME,
                        berlin.email("b@x.test")
                                .company("ACME GMBH")
                                .metadata(
                                        "{ \"seats\" : 50e-1 , \"plan\" : \"gold\", \"plan\":\"Gold\",\"trial\":false}")
                                .build(),
                        marketing));
        scene.update(
                withdrawn,
                (lead, context) -> lead.record(
                        new ConsentDecision(ConsentPurpose.MARKETING, false, "api", Optional.empty()), context));
        scene.add(scene.samples()
                .capture(
                        ACME,
                        details()
                                .email("c@x.test")
                                .phone("030 123456")
                                .company("Äpfel & Söhne")
                                .metadata("{\"seats\":\"5\",\"none\":null,\"list\":[\"deep\"],\"\":\"\","
                                        + "\"a \\\"b\\\"%_\\n\":\"\\u0000x\\uD83D\\ude00\"}")
                                .build(),
                        marketing));
        scene.add(scene.samples()
                .capture(ACME, details().email("d@x.test").company("Acme").build(), processing));
        scene.add(details().email("e@x.test").metadata("{\"plan\":[\"gold\"]}").build());
        return scene;
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
