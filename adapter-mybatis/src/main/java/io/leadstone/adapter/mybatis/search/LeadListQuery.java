package io.leadstone.adapter.mybatis.search;

import io.leadstone.adapter.mybatis.sql.CursorPosition;
import io.leadstone.adapter.mybatis.sql.ShapedArgument;
import io.leadstone.adapter.mybatis.sql.SqlPages;
import io.leadstone.application.query.Cursor;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.search.SearchRank;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of leads, as the mapper file needs it.
 *
 * @param lookups the lookups in the index of hashes, of which each match has at least one; empty if the query terms are
 *     too short
 * @param candidates the index terms of which each match has at least one; null if the list is not looked up by index
 *     terms
 * @param orderedBy the sort column: {@code created_at}, {@code updated_at}, {@code last_name_key} or {@code deleted_at}
 * @param afterRank in a list by relevance, the rank of the last item of the previous page as its ordinal
 * @param afterKey the sort key of the last item of the previous page, an instant or a {@link NameSortKey}
 * @param countTo the limit of the count, and the number of newest matches that are ranked
 * @param isRare true if few leads match, so that the newest leads are not scanned
 * @param firstScanned the number of newest leads that are scanned first for a full page of the best rank; 0 for none.
 *     If they contain it, the other leads are neither read nor counted
 */
record LeadListQuery(
        String companyId,
        boolean deleted,
        LeadFilterCondition filter,
        List<TermCondition> terms,
        List<HashLookup> lookups,
        @Nullable IndexTermCondition candidates,
        String orderedBy,
        boolean descending,
        @Nullable Integer afterRank,
        @Nullable Object afterKey,
        @Nullable UUID afterId,
        int limit,
        long offset,
        int countTo,
        boolean isRare,
        int firstScanned)
        implements ShapedArgument {

    /** The sort order of deleted leads: last deleted first. */
    private static final String LAST_DELETED = "-deleted_at";

    /** The mapper file contains the ordinals of the ranks. */
    private static final List<SearchRank> RANKS = List.of(SearchRank.values());

    /**
     * Candidates of the index terms for each lead of the count limit. Up to this ratio it is faster to read the
     * candidates than to scan the leads in list order.
     */
    private static final int CANDIDATES_PER_COUNTED = 5;

    /**
     * Leads from the n-gram index for each lead of the count limit. It is higher than {@link #CANDIDATES_PER_COUNTED}:
     * for a text that is rare among the newest leads, a scan of ten million leads would take longer.
     */
    private static final int INDEXED_PER_COUNTED = 20;

    /** Number of newest leads in a sample that estimates if a query has very many matches. */
    private static final int SAMPLE_SIZE = 100;

    /**
     * Matches in the sample from which a query counts as frequent. A text of one lead in ten usually reaches it; a text
     * of one in fifty almost never does.
     */
    private static final int FREQUENT_IN_SAMPLE = 8;

    /** Size of the sample before a first scan, in {@link #SAMPLE_SIZE}. One match in it makes the scan worthwhile. */
    private static final int SAMPLE_FACTOR = 2;

    /** Pages of matches that end a first scan, so that the total says more than whether there is another page. */
    private static final int FIRST_PAGES = 3;

    /** Newest leads that are scanned for each lead of the count limit, before the index answers the query. */
    private static final int SCANNED_PER_COUNTED = 10;

    /**
     * Matches among the newest leads from which a filter without a search counts as frequent: 1,000. A page has at most
     * a tenth of them.
     */
    private static final int ENOUGH_FOR_PAGE = 1000;

    static LeadListQuery of(
            CompanyId companyId,
            LeadFilterCondition filter,
            List<TermCondition> terms,
            LeadSort sort,
            PageRequest page) {
        Optional<LeadPosition> position =
                page.after().map(cursor -> cursor.read(sort.code(), parts -> LeadPosition.of(sort, parts)));
        return of(companyId, false, filter, terms, columnOf(sort), sort.isDescending(), position, page);
    }

    static LeadListQuery ofDeleted(CompanyId companyId, PageRequest page) {
        Optional<LeadPosition> position =
                page.after().map(cursor -> cursor.read(LAST_DELETED, LeadPosition::ofInstant));
        return of(companyId, true, LeadFilterCondition.ALL, List.of(), LAST_DELETED.substring(1), true, position, page);
    }

    private static LeadListQuery of(
            CompanyId companyId,
            boolean deleted,
            LeadFilterCondition filter,
            List<TermCondition> terms,
            String orderedBy,
            boolean descending,
            Optional<LeadPosition> position,
            PageRequest page) {
        return new LeadListQuery(
                companyId.value(),
                deleted,
                filter,
                terms,
                HashLookup.ofTerms(terms),
                null,
                orderedBy,
                descending,
                position.map(LeadPosition::rank).orElse(null),
                position.map(LeadPosition::key).orElse(null),
                position.map(LeadPosition::id).orElse(null),
                page.limitPlusOne(),
                page.offset(),
                page.countTo(),
                false,
                0);
    }

    /** Returns the same list, counted to {@code limit}. No leads are scanned first, because this scan counts few. */
    LeadListQuery countingTo(int limit) {
        return with(candidates, limit, isRare, 0);
    }

    /** Returns the same list, restricted to the leads that {@code condition} finds. */
    LeadListQuery restrictedTo(IndexTermCondition condition) {
        return with(condition, countTo, isRare, firstScanned);
    }

    /** Returns the same list, read by the index only. This is faster if few leads match. */
    LeadListQuery rare() {
        return with(candidates, countTo, true, 0);
    }

    /** Returns the same list by relevance, whose page is taken from this number of newest leads if they contain it. */
    LeadListQuery scanningFirst(int newestLeads) {
        return with(candidates, countTo, isRare, newestLeads);
    }

    private LeadListQuery with(
            @Nullable IndexTermCondition condition, int limitOfCount, boolean isKnownAsRare, int newestLeads) {
        return new LeadListQuery(
                companyId,
                deleted,
                filter,
                terms,
                lookups,
                condition,
                orderedBy,
                descending,
                afterRank,
                afterKey,
                afterId,
                limit,
                offset,
                limitOfCount,
                isKnownAsRare,
                newestLeads);
    }

    static Cursor afterDeleted(LeadSnapshot lead) {
        return CursorPosition.after(LAST_DELETED, lead.deletedAt().orElseThrow(), lead.id());
    }

    @Override
    public Object shape() {
        return List.of(
                deleted,
                filter.shape(),
                terms.stream().map(TermCondition::shape).toList(),
                lookups.stream().map(HashLookup::shape).toList(),
                Optional.ofNullable(candidates).map(IndexTermCondition::shape),
                orderedBy,
                descending,
                afterRank != null,
                afterKey != null,
                limit,
                offset > 0,
                countTo,
                isRare,
                firstScanned);
    }

    /** Returns one more than the limit of the count. A result above the limit shows that there are more. */
    int countLimit() {
        return countTo + 1;
    }

    /** Returns the index that H2 reads the list by, without the table prefix. */
    String index() {
        return listIndex().name;
    }

    /**
     * Returns the columns of {@link #index()} that are before the sort column. All rows of the list have the same value
     * in each.
     */
    List<String> leadingColumns() {
        return List.of(listIndex().leading.split(", "));
    }

    /** Returns true if the index that H2 reads contains all that the list compares. */
    boolean readsCoveringIndex() {
        return listIndex() == Index.COVERING;
    }

    /**
     * Returns true if one read of the covering index can return the page and the count. Otherwise the count would read
     * all leads of the company once more.
     */
    boolean canCountWithPage() {
        return readsCoveringIndex() && afterKey == null && offset + limit <= countLimit();
    }

    private Index listIndex() {
        if (deleted) {
            return Index.DELETED;
        }
        boolean isByUpdate = orderedBy.equals("updated_at");
        if (!terms.isEmpty() || filter.hasConditionWithoutIndex() || (filter.hasUpdatedRange() && !isByUpdate)) {
            return Index.COVERING;
        }
        return switch (orderedBy) {
            case "updated_at" -> Index.UPDATED;
            case "last_name_key" -> Index.LAST_NAME;
            default -> filterIndex().orElse(Index.CREATED);
        };
    }

    private Optional<Index> filterIndex() {
        return Optional.ofNullable(filter.agentId())
                .map(any -> Index.AGENT)
                .or(() -> filter.ownerId() != null || filter.unassigned() ? Optional.of(Index.OWNER) : Optional.empty())
                .or(() -> Optional.ofNullable(filter.source()).map(any -> Index.SOURCE))
                .or(() -> filter.statuses().size() == 1 ? Optional.of(Index.STATUS) : Optional.empty());
    }

    /**
     * Returns true if the index of hashes may find the leads: a query term is long enough for n-gram hashes, or the
     * filter has terms. An email is looked up by its own index instead.
     */
    boolean usesHashes() {
        return filter.emailKey() == null && (!filter.terms().isEmpty() || !lookups.isEmpty());
    }

    /**
     * Returns the number of matches among the newest leads that makes a list be read in its order instead of by the
     * index. A search ranks as many as it counts. A page of a filtered list needs only its own leads.
     */
    int enoughForPage() {
        return terms.isEmpty() ? Math.min(countTo, ENOUGH_FOR_PAGE) : countTo;
    }

    /** Returns the limit of candidates from index terms. With more candidates the leads are scanned instead. */
    int candidatesLimit() {
        return CANDIDATES_PER_COUNTED * countLimit();
    }

    /** Returns the limit of leads from the n-gram index. With more leads the list is scanned instead. */
    int indexLimit() {
        return INDEXED_PER_COUNTED * countLimit();
    }

    /** Returns false if few leads match. An address is rare, because emails are unique. */
    boolean mayBeFrequent() {
        return !isRare && terms.stream().noneMatch(TermCondition::isAddress);
    }

    /** Returns the number of matches after which the first scan ends: one more than those of some pages. */
    int firstMatches() {
        return FIRST_PAGES * (limit - 1) + 1;
    }

    /** Returns true if the previous page did not end with a lead of the best rank. */
    boolean isAfterBestRank() {
        return afterRank != null && afterRank > 0;
    }

    int sampleSize() {
        return scansFirst() ? SAMPLE_FACTOR * SAMPLE_SIZE : SAMPLE_SIZE;
    }

    int frequentInSample() {
        return scansFirst() ? SAMPLE_FACTOR * FREQUENT_IN_SAMPLE : FREQUENT_IN_SAMPLE;
    }

    boolean scansFirst() {
        return firstScanned > 0;
    }

    /** Returns the number of newest leads that are scanned to see whether enough of them match. */
    int scanLimit() {
        return SCANNED_PER_COUNTED * countLimit();
    }

    /** Returns the sort column. In a list by relevance, leads of the same rank are ordered newest first. */
    private static String columnOf(LeadSort sort) {
        return switch (sort) {
            case RELEVANCE, NEWEST, OLDEST -> "created_at";
            case LAST_UPDATED, FIRST_UPDATED -> "updated_at";
            case LAST_NAME, LAST_NAME_DESCENDING -> "last_name_key";
        };
    }

    /**
     * The indexes of lists, each with the columns before its sort column. All leads of a list have the same value in
     * each of these columns.
     */
    private enum Index {
        CREATED("lead_created", "company_id, deleted_at"),
        AGENT("lead_agent", "company_id, deleted_at, agent_id"),
        OWNER("lead_owner", "company_id, deleted_at, owner_id"),
        SOURCE("lead_source", "company_id, deleted_at, source"),
        STATUS("lead_status", "company_id, deleted_at, status"),
        COVERING("lead_covering", "company_id, deleted_at"),
        UPDATED("lead_updated", "company_id, deleted_at"),
        LAST_NAME("lead_last_name", "company_id, deleted_at"),
        DELETED("lead_deleted", "company_id");

        private final String name;
        private final String leading;

        Index(String name, String leading) {
            this.name = name;
            this.leading = leading;
        }
    }

    /** The position of a lead in a list: its sort key and id, and its rank in a list by relevance. */
    private record LeadPosition(@Nullable Integer rank, Object key, UUID id) {

        static LeadPosition of(LeadSort sort, List<String> parts) {
            return switch (sort) {
                case RELEVANCE -> ofRank(parts);
                case NEWEST, OLDEST, LAST_UPDATED, FIRST_UPDATED -> ofInstant(parts);
                case LAST_NAME, LAST_NAME_DESCENDING ->
                    new LeadPosition(null, new NameSortKey(parts.get(0)), SqlPages.idOf(parts));
            };
        }

        static LeadPosition ofInstant(List<String> parts) {
            CursorPosition position = CursorPosition.parse(parts);
            return new LeadPosition(null, position.at(), position.id());
        }

        private static LeadPosition ofRank(List<String> parts) {
            CursorPosition position = CursorPosition.parse(parts.subList(1, parts.size()));
            return new LeadPosition(RANKS.indexOf(SearchRank.valueOf(parts.get(0))), position.at(), position.id());
        }
    }
}
