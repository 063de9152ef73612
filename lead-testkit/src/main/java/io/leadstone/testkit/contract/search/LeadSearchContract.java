package io.leadstone.testkit.contract.search;

import static io.leadstone.testkit.SampleLeads.details;
import static io.leadstone.testkit.contract.fixture.NamedTest.dynamicTest;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertItems;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.query.Page;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.contract.fixture.Prepared;
import io.leadstone.testkit.contract.fixture.Queries;
import io.leadstone.testkit.contract.fixture.SearchCases;
import io.leadstone.testkit.contract.fixture.SearchCases.SearchCase;
import io.leadstone.testkit.contract.fixture.SearchTable;
import io.leadstone.testkit.contract.fixture.StoreScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Rules of the search: each query term must match in the name, email, phone or company. Case, accents and punctuation
 * around a term have no effect. No character is an operator.
 */
public interface LeadSearchContract extends StoreUnderTest {

    @TestFactory
    default Stream<DynamicTest> each_search_finds_the_expected_leads() {
        Prepared<StoreScene> scene = new Prepared<>(() -> {
            StoreScene filled = new StoreScene(this);
            SearchCases.LEADS.forEach(filled::add);
            return filled;
        });
        return SearchCases.ALL.stream().map(search -> dynamicTest(search.search(), () -> finds(scene.get(), search)));
    }

    @TestFactory
    default Stream<DynamicTest> each_pasted_or_mistyped_text_finds_the_expected_leads() {
        Prepared<StoreScene> scene = new Prepared<>(() -> {
            StoreScene filled = new StoreScene(this);
            SearchTable.LEADS.forEach(filled::add);
            return filled;
        });
        return SearchTable.ALL.stream()
                .map(search -> dynamicTest(search.search(), () -> findsInTable(scene.get(), search)));
    }

    @Test
    default void a_blank_search_finds_all_leads() {
        StoreScene scene = new StoreScene(this);
        SearchCases.LEADS.forEach(scene::add);

        for (String nothing : List.of("", " ", "\t\n", "\u0301")) {
            assertThat(search(scene, nothing).items())
                    .as("search.list for <%s>", nothing)
                    .hasSameSizeAs(SearchCases.LEADS);
        }
    }

    /** Any text is a valid search, also characters that no text of a lead has and halves of surrogate pairs. */
    @Test
    default void text_that_no_lead_can_contain_finds_nothing() {
        StoreScene scene = new StoreScene(this);
        scene.add("jordan@example.com");

        for (String text : List.of("\u0000", "jor\u0000dan", "\uD83E", "jordan\uDD8A", "\u0007", "x".repeat(200))) {
            assertThat(search(scene, text).items())
                    .as("search.list for <%s>", text)
                    .isEmpty();
        }
    }

    @Test
    default void search_uses_the_current_values_of_a_lead() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot lead =
                scene.add(details().company("Before").phone("111 222").build());

        LeadSnapshot now = scene.update(
                lead,
                (next, at) ->
                        next.revise(details().company("After").phone("333 444").build(), at));

        assertThat(search(scene, "before").items()).isEmpty();
        assertThat(search(scene, "111222").items()).isEmpty();
        assertItems("search.list", search(scene, "after 333-444").items(), now);
    }

    private static void finds(StoreScene scene, SearchCase search) {
        Page<LeadSnapshot> page = search(scene, search.search());
        assertThat(page.items())
                .extracting(lead -> lead.details().email().orElseThrow().value().split("[@+]", -1)[0])
                .containsExactlyInAnyOrderElementsOf(search.found());
        assertThat(page.total()).isEqualTo(search.found().size());
    }

    private static void findsInTable(StoreScene scene, SearchCase search) {
        Page<LeadSnapshot> page = scene.store().search().list(ACME, SearchTable.query(search.search()), UP_TO_100);
        assertThat(page.items())
                .extracting(lead -> lead.details().email().orElseThrow().value().split("@", -1)[0])
                .containsExactlyInAnyOrderElementsOf(search.found());
        assertThat(page.total()).isEqualTo(search.found().size());
    }

    private static Page<LeadSnapshot> search(StoreScene scene, String text) {
        return scene.store().search().list(ACME, Queries.search(text), UP_TO_100);
    }
}
