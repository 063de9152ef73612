package io.leadstone.adapter.mybatis.lead;

import io.leadstone.adapter.mybatis.search.IndexTermCondition;
import io.leadstone.adapter.mybatis.search.LikePattern;
import io.leadstone.adapter.mybatis.search.NameSortKey;
import io.leadstone.adapter.mybatis.search.TermCondition;
import io.leadstone.adapter.mybatis.sql.CursorPosition;
import io.leadstone.adapter.mybatis.sql.LineList;
import io.leadstone.adapter.mybatis.sql.SqlInstants;
import io.leadstone.adapter.mybatis.sql.SqlPages;
import io.leadstone.application.query.Cursor;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.OwnerFilter;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.Coded;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.OwnerId;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.search.SearchRank;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list of leads as the mapper file understands it. What is null is not asked for.
 *
 * @param candidates the pieces of which every lead that is found has one, where the database keeps pieces and they are few
 * @param orderedBy the column {@code created_at}, {@code updated_at}, {@code last_name_key} or {@code deleted_at}
 * @param afterRank where the best come first, the rank of the item before the part, as its number
 * @param afterKey the sort key of the item before the part, an instant or a {@link NameSortKey}
 * @param countTo how far the list is counted; so many, the newest, are what the best are chosen from
 */
record LeadListQuery(
        String companyId,
        boolean deleted,
        List<String> statuses,
        @Nullable String source,
        @Nullable String agentId,
        @Nullable String ownerId,
        boolean unassigned,
        @Nullable String tagPattern,
        @Nullable Instant createdAfter,
        @Nullable Instant createdBefore,
        List<TermCondition> terms,
        @Nullable IndexTermCondition candidates,
        String orderedBy,
        boolean descending,
        @Nullable Integer afterRank,
        @Nullable Object afterKey,
        @Nullable UUID afterId,
        int limit,
        long offset,
        int countTo) {

    /** The order of deleted leads: last deleted first. */
    private static final String LAST_DELETED = "-deleted_at";

    /** The mapper file has their numbers. */
    private static final List<SearchRank> RANKS = List.of(SearchRank.values());

    /** So many times more are read by their pieces in the time in which leads are looked through in their order. */
    private static final int CANDIDATES_TO_COUNTED = 5;

    /** The same by their keys, for what is not frequent among the newest leads: among ten million the walk is the longer way. */
    private static final int KEYED_TO_COUNTED = 20;

    /** How many of the newest leads are looked at to guess whether a search finds very many. */
    private static final int SAMPLED = 100;

    /** So many of these must be found for that: of what one lead in ten has, it is so mostly, of what one in fifty has, hardly ever. */
    private static final int FREQUENT_IN_SAMPLE = 8;

    /** So many leads are walked for each that is counted, before the search is left to an index. */
    private static final int WALKED_TO_COUNTED = 10;

    static LeadListQuery of(CompanyId companyId, LeadQuery query, PageRequest page) {
        LeadSort sort = query.sort();
        Optional<LeadPosition> position =
                page.after().map(cursor -> cursor.read(sort.code(), parts -> LeadPosition.of(sort, parts)));
        return new LeadListQuery(
                companyId.value(),
                false,
                query.statuses().stream().sorted().map(Coded::code).toList(),
                query.source().orElse(null),
                query.agentId().map(AgentId::value).orElse(null),
                query.owner().flatMap(OwnerFilter::owner).map(OwnerId::value).orElse(null),
                query.owner().filter(OwnerFilter.UNASSIGNED::equals).isPresent(),
                query.tag()
                        .map(List::of)
                        .map(LineList::write)
                        .map(LikePattern::containing)
                        .orElse(null),
                query.createdAfter().map(SqlInstants::ceiling).orElse(null),
                query.createdBefore().map(SqlInstants::ceiling).orElse(null),
                query.terms().stream()
                        .map(term -> TermCondition.of(companyId, term))
                        .toList(),
                null,
                columnOf(sort),
                sort.isDescending(),
                position.map(LeadPosition::rank).orElse(null),
                position.map(LeadPosition::key).orElse(null),
                position.map(LeadPosition::id).orElse(null),
                page.limitPlusOne(),
                page.offset(),
                page.countTo());
    }

    static LeadListQuery ofDeleted(CompanyId companyId, PageRequest page) {
        Optional<LeadPosition> position =
                page.after().map(cursor -> cursor.read(LAST_DELETED, LeadPosition::ofInstant));
        return new LeadListQuery(
                companyId.value(),
                true,
                List.of(),
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                List.of(),
                null,
                LAST_DELETED.substring(1),
                true,
                position.map(LeadPosition::rank).orElse(null),
                position.map(LeadPosition::key).orElse(null),
                position.map(LeadPosition::id).orElse(null),
                page.limitPlusOne(),
                page.offset(),
                page.countTo());
    }

    /** The same list, looked up by {@code condition}. */
    LeadListQuery among(IndexTermCondition condition) {
        return new LeadListQuery(
                companyId,
                deleted,
                statuses,
                source,
                agentId,
                ownerId,
                unassigned,
                tagPattern,
                createdAfter,
                createdBefore,
                terms,
                condition,
                orderedBy,
                descending,
                afterRank,
                afterKey,
                afterId,
                limit,
                offset,
                countTo);
    }

    static Cursor afterDeleted(LeadSnapshot lead) {
        return CursorPosition.after(LAST_DELETED, lead.deletedAt().orElseThrow(), lead.id());
    }

    /** How far to count to know whether there are more than are wanted. */
    int countLimit() {
        return countTo + 1;
    }

    /** Whether the list is not simply all leads, or all that are deleted. */
    boolean isFiltered() {
        return !statuses.isEmpty()
                || !terms.isEmpty()
                || unassigned
                || Stream.of(source, agentId, ownerId, tagPattern, createdAfter, createdBefore)
                        .anyMatch(Objects::nonNull);
    }

    /** Returns the index that H2 reads the list by, without the table prefix. */
    String index() {
        return ordering().name;
    }

    /** Returns the columns of {@link #index()} that are before the sort column. All rows of the list have the same value in each. */
    List<String> leadingColumns() {
        return List.of(ordering().leading.split(", "));
    }

    private Index ordering() {
        return switch (orderedBy) {
            case "created_at" -> filterOfIndex().orElse(Index.CREATED);
            case "updated_at" -> Index.UPDATED;
            case "last_name_key" -> Index.LAST_NAME;
            default -> Index.DELETED;
        };
    }

    private Optional<Index> filterOfIndex() {
        return Optional.ofNullable(agentId)
                .map(any -> Index.AGENT)
                .or(() -> ownerId != null || unassigned ? Optional.of(Index.OWNER) : Optional.empty())
                .or(() -> Optional.ofNullable(source).map(any -> Index.SOURCE))
                .or(() -> statuses.size() == 1 ? Optional.of(Index.STATUS) : Optional.empty());
    }

    /** Whether an index can be asked for what is searched for. */
    boolean hasKeys() {
        return terms.stream().anyMatch(term -> term.keys() != null);
    }

    /** How many candidates, by their pieces, are more than it takes to look through the newest leads one by one. */
    int candidatesLimit() {
        return CANDIDATES_TO_COUNTED * countLimit();
    }

    /** How many found by their keys are more than it takes to do that. */
    int keyedLimit() {
        return KEYED_TO_COUNTED * countLimit();
    }

    int sampled() {
        return SAMPLED;
    }

    int frequentInSample() {
        return FREQUENT_IN_SAMPLE;
    }

    /** How many of the newest leads are walked to see whether enough of them are found. */
    int walked() {
        return WALKED_TO_COUNTED * countLimit();
    }

    /** Of the same rank, the newest come first. */
    private static String columnOf(LeadSort sort) {
        return switch (sort) {
            case RELEVANCE, NEWEST, OLDEST -> "created_at";
            case LAST_UPDATED, FIRST_UPDATED -> "updated_at";
            case LAST_NAME, LAST_NAME_DESCENDING -> "last_name_key";
        };
    }

    /** The indexes of lists, each with the columns before its sort column. All leads of a list have the same value in each. */
    private enum Index {
        CREATED("lead_created", "company_id, deleted_at"),
        AGENT("lead_agent", "company_id, deleted_at, agent_id"),
        OWNER("lead_owner", "company_id, deleted_at, owner_id"),
        SOURCE("lead_source", "company_id, deleted_at, source"),
        STATUS("lead_status", "company_id, deleted_at, status"),
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
