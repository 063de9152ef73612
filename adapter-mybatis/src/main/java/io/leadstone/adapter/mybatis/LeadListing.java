package io.leadstone.adapter.mybatis;

import io.leadstone.application.query.Cursor;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.Coded;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadSnapshot;
import io.leadstone.domain.SearchTerm;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list of leads as the mapper file understands it. What is null is not asked for.
 *
 * @param orderedBy {@code created_at}, {@code updated_at}, {@code last_name} or {@code deleted_at}
 * @param afterKey the sort key of the item before the part, an instant or a {@link NameKey}
 */
record LeadListing(
        String companyId,
        boolean deleted,
        List<String> statuses,
        @Nullable String source,
        @Nullable String agentId,
        @Nullable String tagPattern,
        @Nullable Instant createdAfter,
        @Nullable Instant createdBefore,
        List<TermPatterns> terms,
        String orderedBy,
        boolean descending,
        @Nullable Object afterKey,
        @Nullable UUID afterId,
        int limit,
        long offset) {

    /** The order of deleted leads: last deleted first. */
    private static final String LAST_DELETED = "-deleted_at";

    static LeadListing of(CompanyId companyId, LeadQuery query, PageRequest page) {
        LeadSort sort = query.sort();
        Optional<Place> place = page.after().map(cursor -> cursor.read(sort.code(), at -> Place.of(sort, at)));
        return new LeadListing(
                companyId.value(),
                false,
                query.statuses().stream().sorted().map(Coded::code).toList(),
                query.source().orElse(null),
                query.agentId().map(AgentId::value).orElse(null),
                query.tag()
                        .map(List::of)
                        .map(TextLines::write)
                        .map(LikePattern::containing)
                        .orElse(null),
                query.createdAfter().map(SqlInstants::ceiling).orElse(null),
                query.createdBefore().map(SqlInstants::ceiling).orElse(null),
                query.terms().stream().map(TermPatterns::of).toList(),
                sort.isDescending() ? sort.code().substring(1) : sort.code(),
                sort.isDescending(),
                place.map(Place::key).orElse(null),
                place.map(Place::id).orElse(null),
                page.oneMore(),
                page.offset());
    }

    static LeadListing ofDeleted(CompanyId companyId, PageRequest page) {
        Optional<Place> place = page.after().map(cursor -> cursor.read(LAST_DELETED, Place::ofInstant));
        return new LeadListing(
                companyId.value(),
                true,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                LAST_DELETED.substring(1),
                true,
                place.map(Place::key).orElse(null),
                place.map(Place::id).orElse(null),
                page.oneMore(),
                page.offset());
    }

    static Cursor afterDeleted(LeadSnapshot lead) {
        Instant deletedAt = lead.deletedAt().orElseThrow();
        return new Cursor(LAST_DELETED, List.of(deletedAt.toString(), lead.id().toString()));
    }

    /** What a term looks for; no digits where it is not written like a phone number. */
    record TermPatterns(String words, @Nullable String digits) {

        static TermPatterns of(SearchTerm term) {
            return new TermPatterns(
                    LikePattern.containing(term.text()),
                    term.digits().map(LikePattern::containing).orElse(null));
        }
    }

    private record Place(Object key, UUID id) {

        static Place of(LeadSort sort, List<String> position) {
            return switch (sort) {
                case NEWEST, OLDEST, LAST_UPDATED, FIRST_UPDATED -> ofInstant(position);
                case LAST_NAME, LAST_NAME_DESCENDING ->
                    new Place(new NameKey(position.get(0)), SqlPages.idOf(position));
            };
        }

        static Place ofInstant(List<String> position) {
            return new Place(SqlInstants.stored(position.get(0)), SqlPages.idOf(position));
        }
    }
}
