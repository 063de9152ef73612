package io.leadstone.adapter.mybatis.search;

import io.leadstone.adapter.mybatis.sql.SqlInstants;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.query.OwnerFilter;
import io.leadstone.application.search.FilterTerms;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.Coded;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.OwnerId;
import io.leadstone.domain.PlainText;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A filter for leads, as the mapper files need it. A component that is null is not applied.
 *
 * @param emailKey the email key of the one live lead that may match
 * @param terms a lead has one filter term of each
 */
public record LeadFilterCondition(
        List<String> statuses,
        @Nullable String emailKey,
        @Nullable String source,
        @Nullable String agentId,
        @Nullable String ownerId,
        boolean unassigned,
        @Nullable Boolean consentMarketing,
        @Nullable Boolean consentDataProcessing,
        List<FilterTermCondition> terms,
        @Nullable Instant createdAfter,
        @Nullable Instant createdBefore,
        @Nullable Instant updatedAfter,
        @Nullable Instant updatedBefore) {

    /** The condition that each lead meets. */
    public static final LeadFilterCondition ALL = of(new CompanyId("none"), LeadFilter.ALL);

    public static LeadFilterCondition of(CompanyId companyId, LeadFilter filter) {
        return new LeadFilterCondition(
                filter.statuses().stream().sorted().map(Coded::code).toList(),
                filter.email().map(EmailAddress::key).orElse(null),
                filter.source().orElse(null),
                filter.agentId().map(AgentId::value).orElse(null),
                filter.owner().flatMap(OwnerFilter::owner).map(OwnerId::value).orElse(null),
                filter.owner().filter(OwnerFilter.UNASSIGNED::equals).isPresent(),
                filter.consents().get(ConsentPurpose.MARKETING),
                filter.consents().get(ConsentPurpose.DATA_PROCESSING),
                FilterTerms.of(filter).stream()
                        .map(terms -> FilterTermCondition.of(companyId, terms))
                        .toList(),
                filter.createdAfter().map(SqlInstants::ceiling).orElse(null),
                filter.createdBefore().map(SqlInstants::ceiling).orElse(null),
                filter.updatedAfter().map(SqlInstants::ceiling).orElse(null),
                filter.updatedBefore().map(SqlInstants::ceiling).orElse(null));
    }

    /**
     * Returns false if no lead can match: a text contains a control character or an incomplete surrogate pair, which
     * PostgreSQL rejects in a query, or a condition has no term.
     */
    public boolean canMatch() {
        return Stream.ofNullable(source).allMatch(PlainText::isSingleLine)
                && terms.stream().noneMatch(condition -> condition.terms().isEmpty());
    }

    /** Returns true if no index contains all that the filter compares beside the instants of a lead. */
    public boolean hasConditionWithoutIndex() {
        long indexed = Stream.of(statuses.size() == 1, source != null, agentId != null, ownerId != null || unassigned)
                .filter(Boolean::booleanValue)
                .count();
        return indexed > 1
                || statuses.size() > 1
                || !terms.isEmpty()
                || consentMarketing != null
                || consentDataProcessing != null;
    }

    public boolean hasUpdatedRange() {
        return updatedAfter != null || updatedBefore != null;
    }

    /** Returns a value on which the text of a statement with this filter depends. */
    public Object shape() {
        return List.of(
                statuses.size(),
                emailKey != null,
                source != null,
                agentId != null,
                ownerId != null,
                unassigned,
                consentMarketing != null,
                consentDataProcessing != null,
                terms.stream().map(condition -> condition.texts().size()).toList(),
                Stream.of(createdAfter, createdBefore, updatedAfter, updatedBefore)
                        .map(Objects::nonNull)
                        .toList());
    }

    @Override
    public String toString() {
        return "LeadFilterCondition[…]";
    }

    /**
     * A condition that a lead meets if it has one of the terms.
     *
     * @param texts each term between blanks, as in the column {@code filter_terms}
     * @param hashes the hashes of the terms, which only PostgreSQL stores
     */
    public record FilterTermCondition(SortedSet<String> terms, List<String> texts, NgramHashArray hashes) {

        static FilterTermCondition of(CompanyId companyId, SortedSet<String> terms) {
            return new FilterTermCondition(
                    terms,
                    terms.stream().map(term -> FilterTerms.text(Set.of(term))).toList(),
                    new NgramHashArray(() -> NgramHashes.ofFilterTerms(companyId, terms)));
        }

        @Override
        public String toString() {
            return "FilterTermCondition[…]";
        }
    }
}
