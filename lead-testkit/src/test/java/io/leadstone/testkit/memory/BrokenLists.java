package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.search.LeadSearch;
import io.leadstone.application.query.Cursor;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.search.QueryTerm;
import io.leadstone.domain.search.SearchText;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Searches that filter, find, order or cut in another way. */
final class BrokenLists {

    private BrokenLists() {}

    /** Finds by the words of a search as {@code finds} says. */
    static BrokenStore search(BiPredicate<LeadSnapshot, String> finds) {
        return filter((lead, query) ->
                query.search().map(words -> finds.test(lead, words)).orElse(true) && query.matchesFilters(lead));
    }

    /** Each word by itself as {@code finds} says. */
    static BrokenStore word(BiPredicate<LeadSnapshot, String> finds) {
        return search((lead, words) -> words.isBlank()
                || List.of(words.strip().split("\\s+")).stream().allMatch(word -> finds.test(lead, word)));
    }

    /** Keeps what {@code keeps} says; the search is left to it. */
    static BrokenStore filter(BiPredicate<LeadSnapshot, LeadQuery> keeps) {
        return list(lead -> !lead.isDeleted(), keeps, ListOrder::of);
    }

    static BrokenStore filterAndSearch(BiPredicate<LeadSnapshot, LeadQuery> keeps) {
        return filter((lead, query) -> keeps.test(lead, query) && matches(lead, query.terms()));
    }

    /** Filters by another query. */
    static BrokenStore query(UnaryOperator<LeadQuery> asked) {
        return filterAndSearch((lead, query) -> asked.apply(query).matchesFilters(lead));
    }

    static BrokenStore order(Function<LeadSort, ListOrder<LeadSnapshot, ?>> order) {
        return list(
                lead -> !lead.isDeleted(),
                (lead, query) -> query.matchesFilters(lead) && matches(lead, query.terms()),
                order);
    }

    static BrokenStore deletedAreListed() {
        return list(
                lead -> true,
                (lead, query) -> query.matchesFilters(lead) && matches(lead, query.terms()),
                ListOrder::of);
    }

    /** The name order by another key. */
    static BrokenStore nameOrder(Function<LeadSnapshot, String> key, Comparator<String> comparator) {
        return order(sort -> sort == LeadSort.LAST_NAME || sort == LeadSort.LAST_NAME_DESCENDING
                ? byText(sort, key, ListPlace.by(comparator))
                : ListOrder.of(sort));
    }

    /** Ties by another rule than the id in the direction of the order. */
    static BrokenStore ties(Comparator<String> ids) {
        return order(sort -> {
            Comparator<ListPlace<String>> keys = Comparator.comparing(ListPlace::value);
            return byText(
                    sort,
                    lead -> sort.after(lead, List.of()).position().get(0),
                    (sort.isDescending() ? keys.reversed() : keys).thenComparing(ListPlace::id, ids));
        });
    }

    private static ListOrder<LeadSnapshot, ListPlace<String>> byText(
            LeadSort sort, Function<LeadSnapshot, String> key, Comparator<ListPlace<String>> comparator) {
        return new ListOrder<>(
                sort.code(),
                lead -> new ListPlace<>(key.apply(lead), lead.id().value()),
                comparator,
                ListPlace::told,
                ListPlace::text);
    }

    /** Cursors that tell how many items came before. */
    static BrokenStore cursorsCount() {
        return pages((sound, request) -> {
            long offset = request.after()
                    .map(cursor -> Long.parseLong(cursor.position().get(0)))
                    .orElse(request.offset());
            Page<LeadSnapshot> all = sound.apply(PageRequest.page(1, PageRequest.MAX_PER_PAGE));
            List<LeadSnapshot> rows = all.items().stream()
                    .skip(offset)
                    .limit(request.limitPlusOne())
                    .toList();
            return Page.of(
                    rows,
                    request,
                    all.total(),
                    item -> new Cursor("count", List.of(String.valueOf(offset + request.perPage()))));
        });
    }

    /** A cursor that is none begins at the start. */
    static BrokenStore cursorsAreNotChecked() {
        return pages((sound, request) -> {
            try {
                return sound.apply(request);
            } catch (RuntimeException refused) {
                return sound.apply(PageRequest.page(1, request.perPage()));
            }
        });
    }

    static BrokenStore totalsAreOfThePage() {
        return pages((sound, request) -> {
            Page<LeadSnapshot> page = sound.apply(request);
            return new Page<>(page.items(), page.items().size(), true, page.next());
        });
    }

    static BrokenStore countedToTheEnd() {
        return pages((sound, request) -> sound.apply(request.countingTo(PageRequest.MAX_COUNT)));
    }

    /** What a join with a table of tags gives before the page is cut. */
    static BrokenStore onceForEachTag() {
        return pages((sound, request) -> {
            Page<LeadSnapshot> page = sound.apply(request);
            List<LeadSnapshot> rows = page.items().stream()
                    .flatMap(lead -> Collections.nCopies(
                            Math.max(1, lead.details().tags().size()), lead)
                            .stream())
                    .limit(request.perPage())
                    .toList();
            return new Page<>(rows, page.total(), true, page.next());
        });
    }

    static BrokenStore fullPagesAlwaysHaveANext() {
        return pages((sound, request) -> {
            Page<LeadSnapshot> page = sound.apply(request);
            List<LeadSnapshot> items = page.items();
            Optional<Cursor> next = page.next()
                    .or(() -> items.size() < request.perPage()
                            ? Optional.empty()
                            : Optional.of(LeadSort.NEWEST.after(items.get(items.size() - 1), List.of())));
            return new Page<>(items, page.total(), true, next);
        });
    }

    static BrokenStore pagesBeyondTheEndShowTheLast() {
        return pages((sound, request) -> {
            Page<LeadSnapshot> page = sound.apply(request);
            return page.items().isEmpty() ? sound.apply(PageRequest.page(1, request.perPage())) : page;
        });
    }

    static BrokenStore deletedInTheOrderOfTheirCreation() {
        BrokenStore store = BrokenStore.sound();
        LeadSearch sound = store.search();
        return store.with(new LeadSearch() {
            @Override
            public Page<LeadSnapshot> list(CompanyId companyId, LeadQuery query, PageRequest page) {
                return sound.list(companyId, query, page);
            }

            @Override
            public Page<LeadSnapshot> listDeleted(CompanyId companyId, PageRequest page) {
                return ListOrder.byInstant("-deleted_at", true, LeadSnapshot::createdAt)
                        .page(
                                store.companies().in(companyId, StoredCompany::leads).stream()
                                        .filter(LeadSnapshot::isDeleted)
                                        .toList(),
                                page);
            }
        });
    }

    /** Words that stand in the folded text only where {@code letters} leaves them alone. */
    static boolean contains(LeadSnapshot lead, String word, UnaryOperator<String> letters) {
        String text = String.join(
                "\n",
                lead.details().firstName().orElseThrow(),
                lead.details().lastName().orElseThrow(),
                lead.details().email().orElseThrow().value(),
                lead.details().company().orElse(""));
        return letters.apply(text).contains(letters.apply(word)) || digits(lead, word);
    }

    /** Finds each of these words, as a sound search does. */
    static boolean matches(LeadSnapshot lead, List<QueryTerm> terms) {
        SearchText text = SearchText.of(lead.details());
        return terms.stream().allMatch(term -> term.matches(text));
    }

    static boolean digits(LeadSnapshot lead, String word) {
        return QueryTerm.split(word).stream()
                .anyMatch(term -> term.digits()
                        .filter(SearchText.of(lead.details()).phoneDigits()::contains)
                        .isPresent());
    }

    private static BrokenStore list(
            Predicate<LeadSnapshot> live,
            BiPredicate<LeadSnapshot, LeadQuery> keeps,
            Function<LeadSort, ListOrder<LeadSnapshot, ?>> order) {
        BrokenStore store = BrokenStore.sound();
        LeadSearch sound = store.search();
        return store.with(new LeadSearch() {
            @Override
            public Page<LeadSnapshot> list(CompanyId companyId, LeadQuery query, PageRequest page) {
                List<LeadSnapshot> kept = store.companies().in(companyId, StoredCompany::leads).stream()
                        .filter(live)
                        .filter(lead -> keeps.test(lead, query))
                        .toList();
                return order.apply(query.sort()).page(kept, page);
            }

            @Override
            public Page<LeadSnapshot> listDeleted(CompanyId companyId, PageRequest page) {
                return sound.listDeleted(companyId, page);
            }
        });
    }

    private static BrokenStore pages(Cut cut) {
        BrokenStore store = BrokenStore.sound();
        LeadSearch sound = store.search();
        return store.with(new LeadSearch() {
            @Override
            public Page<LeadSnapshot> list(CompanyId companyId, LeadQuery query, PageRequest page) {
                return cut.page(part -> sound.list(companyId, query, part), page);
            }

            @Override
            public Page<LeadSnapshot> listDeleted(CompanyId companyId, PageRequest page) {
                return cut.page(part -> sound.listDeleted(companyId, part), page);
            }
        });
    }

    private interface Cut {
        Page<LeadSnapshot> page(Function<PageRequest, Page<LeadSnapshot>> sound, PageRequest request);
    }
}
