package io.leadstone.application.service.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.port.out.search.LeadSearch;
import io.leadstone.application.query.Cursor;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.query.TotalCount;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.lead.LeadSnapshot;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CachingLeadSearchTest {

    private static final CompanyId ACME = new CompanyId("acme");
    private static final PageRequest PAGE = PageRequest.FIRST.countingTo(5_000);

    private final CountedStore store = new CountedStore();
    private final SteppedClock clock = new SteppedClock();
    private boolean isInHostTransaction;
    private final CachingLeadSearch search = new CachingLeadSearch(store, clock, () -> isInHostTransaction);

    @Test
    void a_long_list_is_counted_once() {
        store.leads = 5_001;

        Page<LeadSnapshot> first = list(LeadQuery.ALL, PAGE);
        Page<LeadSnapshot> second = list(LeadQuery.ALL, PAGE);

        assertThat(second).isEqualTo(first);
        assertThat(second.total()).isEqualTo(5_000);
        assertThat(second.totalIsExact()).isFalse();
        assertThat(store.totals).containsExactly(TotalCount.BOUNDED, TotalCount.NONE);
    }

    @Test
    void a_transaction_of_the_host_neither_reads_nor_writes_the_cache() {
        store.leads = 5_001;
        isInHostTransaction = true;
        list(LeadQuery.ALL, PAGE);
        isInHostTransaction = false;
        list(LeadQuery.ALL, PAGE);
        isInHostTransaction = true;
        list(LeadQuery.ALL, PAGE);

        assertThat(store.totals).containsOnly(TotalCount.BOUNDED).hasSize(3);
    }

    @Test
    void the_order_of_a_list_makes_no_difference() {
        store.leads = 5_001;

        list(LeadQuery.ALL, PAGE);
        list(LeadQuery.builder().sort(LeadSort.LAST_NAME).build(), PAGE);

        assertThat(store.totals).containsExactly(TotalCount.BOUNDED, TotalCount.NONE);
    }

    @Test
    void a_long_list_is_counted_again_after_its_time() {
        store.leads = 5_001;

        list(LeadQuery.ALL, PAGE);
        clock.now = clock.now.plus(CachingLeadSearch.TIME_TO_LIVE);
        list(LeadQuery.ALL, PAGE);

        assertThat(store.totals).containsExactly(TotalCount.BOUNDED, TotalCount.BOUNDED);
    }

    @Test
    void a_list_up_to_the_limit_is_counted_each_time() {
        store.leads = 5_000;

        list(LeadQuery.ALL, PAGE);
        Page<LeadSnapshot> second = list(LeadQuery.ALL, PAGE);

        assertThat(second.totalIsExact()).isTrue();
        assertThat(store.totals).containsExactly(TotalCount.BOUNDED, TotalCount.BOUNDED);
    }

    @Test
    void a_list_that_became_a_single_page_is_counted() {
        store.leads = 5_001;

        list(LeadQuery.ALL, PAGE);
        store.leads = 3;
        Page<LeadSnapshot> second = list(LeadQuery.ALL, PAGE);

        assertThat(second.total()).isEqualTo(3);
        assertThat(second.totalIsExact()).isTrue();
    }

    @Test
    void other_lists_are_counted() {
        store.leads = 5_001;

        list(LeadQuery.ALL, PAGE);
        search.list(new CompanyId("globex"), LeadQuery.ALL, PAGE);
        list(LeadQuery.builder().statuses(LeadStatus.NEW).build(), PAGE);
        list(LeadQuery.ALL, PAGE.countingTo(6_000));

        assertThat(store.totals).containsOnly(TotalCount.BOUNDED).hasSize(4);
    }

    @Test
    void a_search_or_an_exact_total_or_a_low_limit_is_counted() {
        store.leads = 10_000_000;
        LeadQuery smith = LeadQuery.builder().search("smith").build();
        PageRequest exact = PAGE.withTotal(TotalCount.EXACT);
        PageRequest low = PAGE.countingTo(CachingLeadSearch.MIN_COUNT - 1);

        for (int i = 0; i < 2; i++) {
            list(smith, PAGE);
            list(LeadQuery.ALL, exact);
            list(LeadQuery.ALL, low);
        }

        assertThat(store.totals).doesNotContain(TotalCount.NONE).hasSize(6);
    }

    @Test
    void the_cache_is_bounded() {
        store.leads = 5_001;

        list(LeadQuery.ALL, PAGE);
        for (int i = 0; i < CachingLeadSearch.MAX_LISTS; i++) {
            search.list(new CompanyId("company-" + i), LeadQuery.ALL, PAGE);
        }
        store.totals.clear();
        list(LeadQuery.ALL, PAGE);

        assertThat(store.totals).containsExactly(TotalCount.BOUNDED);
    }

    private Page<LeadSnapshot> list(LeadQuery query, PageRequest page) {
        return search.list(ACME, query, page);
    }

    /** A store of a number of leads. Its pages have no items. */
    private static final class CountedStore implements LeadSearch {

        private final List<TotalCount> totals = new ArrayList<>();
        private long leads;

        @Override
        public Page<LeadSnapshot> list(CompanyId companyId, LeadQuery query, PageRequest page) {
            totals.add(page.total());
            Optional<Cursor> next =
                    leads > page.perPage() ? Optional.of(new Cursor("-created_at", List.of("next"))) : Optional.empty();
            boolean isExact = page.isCounted() && leads <= page.maxTotal();
            return new Page<>(List.of(), Math.min(leads, page.maxTotal()), isExact, next);
        }

        @Override
        public Page<LeadSnapshot> listDeleted(CompanyId companyId, PageRequest page) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class SteppedClock extends Clock {

        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
