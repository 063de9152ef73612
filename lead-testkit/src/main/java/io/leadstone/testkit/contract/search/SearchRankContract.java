package io.leadstone.testkit.contract.search;

import static io.leadstone.testkit.SampleLeads.details;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertItems;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleDetails;
import io.leadstone.testkit.contract.fixture.PagedList;
import io.leadstone.testkit.contract.fixture.Queries;
import io.leadstone.testkit.contract.fixture.StoreScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Rules for the order of search results: by rank, then newest first. */
public interface SearchRankContract extends StoreUnderTest {

    @Test
    default void matches_are_ranked_word_prefix_substring_typing_error() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot whole = add(scene, named(scene, "Anna", "Lee"));
        LeadSnapshot within = add(scene, named(scene, "Joanna", "Lee"));
        LeadSnapshot begins = add(scene, named(scene, "Annabel", "Lee"));
        LeadSnapshot near = add(scene, named(scene, "Anita", "Lee"));
        LeadSnapshot ofCompany = add(scene, named(scene, "Jo", "Lee").company("Santa-Anna Corp"));

        assertItems("search.list", found(scene, "anna").items(), ofCompany, whole, begins, within);
        assertItems("search.list", found(scene, "anta").items(), ofCompany, near, whole);
    }

    @Test
    default void the_worst_matching_query_term_decides_the_rank() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot both = add(scene, named(scene, "Kim", "Berg"));
        LeadSnapshot begins = add(scene, named(scene, "Kim", "Bergson"));
        LeadSnapshot within = add(scene, named(scene, "Joakim", "Berg"));
        LeadSnapshot near = add(scene, named(scene, "Kim", "Brg"));

        assertItems("search.list", found(scene, "kim berg").items(), both, begins, within, near);
        assertItems("search.list", found(scene, "berg kim").items(), both, begins, within, near);
    }

    @Test
    default void a_whole_field_ranks_like_a_whole_word() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot address = add(scene, details().email("kim.berg@example.com"));
        LeadSnapshot longer = add(scene, details().email("kim.berg@example.com.test"));
        LeadSnapshot inside = add(scene, details().email("joakim.berg@example.com"));
        LeadSnapshot phone = add(scene, named(scene, "Jo", "Lee").phone("555 1239"));
        LeadSnapshot longerPhone = add(scene, named(scene, "Jo", "Lee").phone("555 12390"));
        LeadSnapshot insidePhone = add(scene, named(scene, "Jo", "Lee").phone("0 555 1239"));

        assertItems("search.list", found(scene, "kim.berg@example.com").items(), address, longer, inside);
        assertItems("search.list", found(scene, "5551239").items(), phone, longerPhone, insidePhone);
    }

    @Test
    default void a_search_can_be_sorted_by_another_order() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot whole = add(scene, named(scene, "Anna", "Lee"));
        LeadSnapshot begins = add(scene, named(scene, "Annabel", "Lee"));

        assertItems(
                "search.list",
                scene.store()
                        .search()
                        .list(
                                ACME,
                                LeadQuery.builder()
                                        .search("anna")
                                        .sort(LeadSort.NEWEST)
                                        .build(),
                                UP_TO_100)
                        .items(),
                begins,
                whole);
    }

    /** A search with too many matches ranks only the newest of them. The user can search for more text. */
    @Test
    default void a_limited_search_ranks_only_the_newest_matches() {
        StoreScene scene = new StoreScene(this);
        add(scene, named(scene, "Anna", "Old"));
        LeadSnapshot begins = add(scene, named(scene, "Annabel", "Lee"));
        LeadSnapshot whole = add(scene, named(scene, "Anna", "Lee"));
        LeadSnapshot within = add(scene, named(scene, "Joanna", "Lee"));

        Page<LeadSnapshot> page = list(scene, "anna", UP_TO_100.countingTo(3));

        assertThat(page.items()).containsExactly(whole, begins, within);
        assertThat(page.total()).isEqualTo(3);
        assertThat(page.totalIsExact()).isFalse();
        assertThat(page.next()).isEmpty();
        Page<LeadSnapshot> first = list(scene, "anna", PageRequest.page(1, 2).countingTo(3));
        assertItems(
                "search.list",
                list(
                                scene,
                                "anna",
                                PageRequest.after(first.next().orElseThrow(), 2).countingTo(3))
                        .items(),
                within);
    }

    @TestFactory
    default Stream<DynamicTest> search_results_can_be_paged() {
        return PagedList.testsOf("search.list with a search", () -> {
            StoreScene scene = new StoreScene(this);
            for (String name : List.of("Anna", "Annabel", "Joanna", "Ana", "Anna", "Annabel", "Joanna", "Ana")) {
                scene.add(named(scene, name, "Lee").build());
                scene.add(named(scene, name, "Lee").build());
                scene.samples().clock().advance(Duration.ofMillis(1));
            }
            return new PagedList<>(
                    page -> list(scene, "anna", page), found(scene, "anna").items());
        });
    }

    /** Stores a lead that is newer than all before it. */
    private static LeadSnapshot add(StoreScene scene, SampleDetails lead) {
        scene.samples().clock().advance(Duration.ofMillis(1));
        return scene.add(lead.build());
    }

    /** Returns details with an email that no search of the tests finds. */
    private static SampleDetails named(StoreScene scene, String first, String last) {
        return details().email(scene.samples().unusedId() + "@example.com").name(first, last);
    }

    private static Page<LeadSnapshot> found(StoreScene scene, String text) {
        return list(scene, text, UP_TO_100);
    }

    private static Page<LeadSnapshot> list(StoreScene scene, String text, PageRequest page) {
        return scene.store().search().list(ACME, Queries.search(text), page);
    }
}
