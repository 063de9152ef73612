package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.search.LeadSearch;
import io.leadstone.application.query.Cursor;
import io.leadstone.application.query.LeadFilter;
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

/** Stores with a wrong filter, search, order or page. */
final class BrokenLists {

    private BrokenLists() {}

    /** Returns a store in which {@code finds} decides if a lead matches the search text. */
    static BrokenStore search(BiPredicate<LeadSnapshot, String> finds) {
        return filter((lead, query) ->
                query.search().map(words -> finds.test(lead, words)).orElse(true)
                        && query.filter().matches(lead));
    }

    /** Returns a store in which {@code finds} decides for each word of the search text. */
    static BrokenStore word(BiPredicate<LeadSnapshot, String> finds) {
        return search((lead, words) -> words.isBlank()
                || List.of(words.strip().split("\\s+")).stream().allMatch(word -> finds.test(lead, word)));
    }

    /** Returns a store in which {@code keeps} alone decides if a lead matches the query, including its search text. */
    static BrokenStore filter(BiPredicate<LeadSnapshot, LeadQuery> keeps) {
        return list(lead -> !lead.isDeleted(), keeps, ListOrder::of);
    }

    static BrokenStore filterAndSearch(BiPredicate<LeadSnapshot, LeadQuery> keeps) {
        return filter((lead, query) -> keeps.test(lead, query) && matches(lead, query.terms()));
    }

    /** Returns a store that filters by another filter. */
    static BrokenStore filterOf(UnaryOperator<LeadFilter> asked) {
        return filterAndSearch((lead, query) -> asked.apply(query.filter()).matches(lead));
    }

    static BrokenStore order(Function<LeadSort, ListOrder<LeadSnapshot, ?>> order) {
        return list(
                lead -> !lead.isDeleted(),
                (lead, query) -> query.filter().matches(lead) && matches(lead, query.terms()),
                order);
    }

    static BrokenStore deletedAreListed() {
        return list(
                lead -> true,
                (lead, query) -> query.filter().matches(lead) && matches(lead, query.terms()),
                ListOrder::of);
    }

    /** Returns a store that sorts names by another key. */
    static BrokenStore nameOrder(Function<LeadSnapshot, String> key, Comparator<String> comparator) {
        return order(sort -> sort == LeadSort.LAST_NAME || sort == LeadSort.LAST_NAME_DESCENDING
                ? byText(sort, key, ListPosition.by(comparator))
                : ListOrder.of(sort));
    }

    /** Returns a store that orders leads with equal sort keys by {@code ids}. */
    static BrokenStore ties(Comparator<String> ids) {
        return order(sort -> {
            Comparator<ListPosition<String>> keys = Comparator.comparing(ListPosition::value);
            return byText(
                    sort,
                    lead -> sort.after(lead, List.of()).position().get(0),
                    (sort.isDescending() ? keys.reversed() : keys).thenComparing(ListPosition::id, ids));
        });
    }

    private static ListOrder<LeadSnapshot, ListPosition<String>> byText(
            LeadSort sort, Function<LeadSnapshot, String> key, Comparator<ListPosition<String>> comparator) {
        return new ListOrder<>(
                sort.code(),
                lead -> new ListPosition<>(key.apply(lead), lead.id().value()),
                comparator,
                ListPosition::texts,
                ListPosition::text);
    }

    /** Returns a store whose cursors contain the number of items before the page. */
    static BrokenStore cursorsCount() {
        return pages((delegate, request) -> {
            long offset = request.after()
                    .map(cursor -> Long.parseLong(cursor.position().get(0)))
                    .orElse(request.offset());
            Page<LeadSnapshot> all = delegate.apply(PageRequest.page(1, PageRequest.MAX_PER_PAGE));
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

    /** Returns a store that starts at the first page if the cursor is invalid. */
    static BrokenStore cursorsAreNotChecked() {
        return pages((delegate, request) -> {
            try {
                return delegate.apply(request);
            } catch (RuntimeException refused) {
                return delegate.apply(PageRequest.page(1, request.perPage()));
            }
        });
    }

    static BrokenStore totalsAreOfThePage() {
        return pages((delegate, request) -> {
            Page<LeadSnapshot> page = delegate.apply(request);
            return new Page<>(page.items(), page.items().size(), true, page.next());
        });
    }

    static BrokenStore countedToTheEnd() {
        return pages((delegate, request) -> delegate.apply(request.countingTo(PageRequest.MAX_COUNT)));
    }

    /** Returns a store that lists a lead once for each tag, as a join with a table of tags does. */
    static BrokenStore onceForEachTag() {
        return pages((delegate, request) -> {
            Page<LeadSnapshot> page = delegate.apply(request);
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
        return pages((delegate, request) -> {
            Page<LeadSnapshot> page = delegate.apply(request);
            List<LeadSnapshot> items = page.items();
            Optional<Cursor> next = page.next()
                    .or(() -> items.size() < request.perPage()
                            ? Optional.empty()
                            : Optional.of(LeadSort.NEWEST.after(items.get(items.size() - 1), List.of())));
            return new Page<>(items, page.total(), true, next);
        });
    }

    static BrokenStore pagesBeyondTheEndShowTheFirst() {
        return pages((delegate, request) -> {
            Page<LeadSnapshot> page = delegate.apply(request);
            return page.items().isEmpty() ? delegate.apply(PageRequest.page(1, request.perPage())) : page;
        });
    }

    static BrokenStore deletedInTheOrderOfTheirCreation() {
        BrokenStore store = BrokenStore.withoutFault();
        LeadSearch delegate = store.search();
        return store.with(new LeadSearch() {
            @Override
            public Page<LeadSnapshot> list(CompanyId companyId, LeadQuery query, PageRequest page) {
                return delegate.list(companyId, query, page);
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

    /**
     * Returns true if the text of the lead contains the word, both changed by {@code folding}, or if the phone contains
     * its digits.
     */
    static boolean contains(LeadSnapshot lead, String word, UnaryOperator<String> folding) {
        String text = String.join(
                "\n",
                lead.details().firstName().orElseThrow(),
                lead.details().lastName().orElseThrow(),
                lead.details().email().orElseThrow().value(),
                lead.details().company().orElse(""));
        return folding.apply(text).contains(folding.apply(word)) || digits(lead, word);
    }

    /** Returns true if the lead matches each query term. */
    static boolean matches(LeadSnapshot lead, List<QueryTerm> terms) {
        SearchText text = SearchText.of(lead.details());
        return terms.stream().allMatch(term -> term.matches(text));
    }

    static boolean digits(LeadSnapshot lead, String word) {
        return QueryTerm.split(word).stream()
                .anyMatch(term -> term.digits().stream()
                        .anyMatch(SearchText.of(lead.details()).phoneDigits()::contains));
    }

    private static BrokenStore list(
            Predicate<LeadSnapshot> live,
            BiPredicate<LeadSnapshot, LeadQuery> keeps,
            Function<LeadSort, ListOrder<LeadSnapshot, ?>> order) {
        BrokenStore store = BrokenStore.withoutFault();
        LeadSearch delegate = store.search();
        return store.with(new LeadSearch() {
            @Override
            public Page<LeadSnapshot> list(CompanyId companyId, LeadQuery query, PageRequest page) {
                List<LeadSnapshot> matching = store.companies().in(companyId, StoredCompany::leads).stream()
                        .filter(live)
                        .filter(lead -> keeps.test(lead, query))
                        .toList();
                return order.apply(query.sort()).page(matching, page);
            }

            @Override
            public Page<LeadSnapshot> listDeleted(CompanyId companyId, PageRequest page) {
                return delegate.listDeleted(companyId, page);
            }
        });
    }

    private static BrokenStore pages(Paging paging) {
        BrokenStore store = BrokenStore.withoutFault();
        LeadSearch delegate = store.search();
        return store.with(new LeadSearch() {
            @Override
            public Page<LeadSnapshot> list(CompanyId companyId, LeadQuery query, PageRequest page) {
                return paging.page(part -> delegate.list(companyId, query, part), page);
            }

            @Override
            public Page<LeadSnapshot> listDeleted(CompanyId companyId, PageRequest page) {
                return paging.page(part -> delegate.listDeleted(companyId, part), page);
            }
        });
    }

    private interface Paging {
        Page<LeadSnapshot> page(Function<PageRequest, Page<LeadSnapshot>> delegate, PageRequest request);
    }
}
