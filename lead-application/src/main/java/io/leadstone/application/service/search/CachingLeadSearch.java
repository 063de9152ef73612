package io.leadstone.application.service.search;

import io.leadstone.application.port.out.search.LeadSearch;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.query.TotalCount;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.LeadSnapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Remembers for a short time which lists are longer than the limit of counting. A page of such a list is read without a
 * count, which takes most of its time. It keeps no leads, and it does not remember the total of a shorter list. In a
 * transaction of the host each list is counted, because its leads may never be committed.
 */
public final class CachingLeadSearch implements LeadSearch {

    /** The time for which a list counts as long after it was counted. A list rarely shrinks below the limit in it. */
    static final Duration TIME_TO_LIVE = Duration.ofSeconds(5);

    /** Limits of counting below this number are not worth remembering. */
    static final int MIN_COUNT = PageRequest.MAX_ESTIMATE;

    /** Maximum number of lists. A full cache is emptied. */
    static final int MAX_LISTS = 1_000;

    private final LeadSearch store;
    private final Clock clock;
    private final BooleanSupplier isInHostTransaction;
    private final Map<LongList, Instant> longLists = new ConcurrentHashMap<>();

    public CachingLeadSearch(LeadSearch store, Clock clock, BooleanSupplier isInHostTransaction) {
        this.store = store;
        this.clock = clock;
        this.isInHostTransaction = isInHostTransaction;
    }

    @Override
    public Page<LeadSnapshot> list(CompanyId companyId, LeadQuery query, PageRequest page) {
        boolean isCached = page.total() == TotalCount.BOUNDED
                && page.countTo() >= MIN_COUNT
                && query.search().isEmpty()
                && !isInHostTransaction.getAsBoolean();
        return isCached
                ? list(new LongList(companyId, query.filter(), page.countTo()), query, page)
                : store.list(companyId, query, page);
    }

    private Page<LeadSnapshot> list(LongList list, LeadQuery query, PageRequest page) {
        Instant now = clock.instant();
        if (isLong(list, now)) {
            Page<LeadSnapshot> read = store.list(list.companyId, query, page.withTotal(TotalCount.NONE));
            // A page without a next one is counted: the list may have become short.
            if (read.next().isPresent()) {
                return new Page<>(read.items(), page.maxTotal(), false, read.next());
            }
        }
        Page<LeadSnapshot> counted = store.list(list.companyId, query, page);
        if (!counted.totalIsExact()) {
            remember(list, now);
        }
        return counted;
    }

    private boolean isLong(LongList list, Instant now) {
        Instant countedAt = longLists.get(list);
        return countedAt != null && !now.isBefore(countedAt) && now.isBefore(countedAt.plus(TIME_TO_LIVE));
    }

    private void remember(LongList list, Instant now) {
        if (longLists.size() >= MAX_LISTS) {
            longLists.clear();
        }
        longLists.put(list, now);
    }

    @Override
    public Page<LeadSnapshot> listDeleted(CompanyId companyId, PageRequest page) {
        return store.listDeleted(companyId, page);
    }

    /** A list that has more than {@code countTo} leads. Its order makes no difference. */
    private record LongList(CompanyId companyId, LeadFilter filter, int countTo) {

        @Override
        public String toString() {
            return "LongList[…]";
        }
    }
}
