package io.leadstone.adapter.mongo.search;

import com.mongodb.client.model.Filters;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.LeadDocuments;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.query.OwnerFilter;
import io.leadstone.application.search.FilterTerms;
import io.leadstone.application.search.TypingErrorVariants;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.search.QueryTerm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** Converts queries to filters of MongoDB. Each filter begins with the company. */
public final class LeadQueryFilter {

    private LeadQueryFilter() {}

    /** Returns a filter for the live or the deleted leads of the company. */
    public static Bson of(CompanyId companyId, boolean live) {
        return new BsonDocument(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value()))
                .append(LeadDocumentFields.LIVE, BsonValues.of(live));
    }

    /** Returns a filter for live leads that match each term, too. */
    public static Bson of(CompanyId companyId, LeadFilter filter, List<QueryTerm> terms) {
        List<Bson> parts = new ArrayList<>(List.of(of(companyId, filter)));
        terms.forEach(term -> parts.add(matches(term)));
        return Filters.and(parts);
    }

    /** Returns a filter for live leads. It does not use the index of terms; see {@link IndexLookup}. */
    public static Bson of(CompanyId companyId, LeadFilter filter) {
        List<Bson> parts = new ArrayList<>();
        parts.add(of(companyId, true));
        if (!filter.statuses().isEmpty()) {
            parts.add(Filters.in(LeadDocumentFields.STATUS, BsonValues.ofCodes(filter.statuses())));
        }
        filter.email()
                .ifPresent(email -> parts.add(Filters.eq(LeadDocumentFields.EMAIL_CLAIM, BsonValues.of(email.key()))));
        filter.source().ifPresent(text -> parts.add(Filters.eq(LeadDocumentFields.SOURCE, BsonValues.of(text))));
        filter.agentId()
                .ifPresent(agent -> parts.add(Filters.eq(LeadDocumentFields.AGENT_ID, BsonValues.of(agent.value()))));
        filter.owner().ifPresent(owner -> parts.add(ownedBy(owner)));
        filter.consents().forEach((purpose, granted) -> parts.add(consent(purpose, granted)));
        FilterTerms.of(filter).forEach(terms -> parts.add(hasOneOf(terms)));
        addRange(parts, LeadDocumentFields.CREATED_AT, filter.createdAfter(), filter.createdBefore());
        addRange(parts, LeadDocumentFields.UPDATED_AT, filter.updatedAfter(), filter.updatedBefore());
        return Filters.and(parts);
    }

    private static void addRange(List<Bson> parts, String field, Optional<Instant> after, Optional<Instant> before) {
        after.ifPresent(at -> parts.add(Filters.gte(field, BsonValues.notBefore(at))));
        before.ifPresent(at -> parts.add(Filters.lt(field, BsonValues.notBefore(at))));
    }

    /** Returns a filter for the flag of a consent. A purpose without a decision has no field. */
    public static Bson consent(ConsentPurpose purpose, boolean granted) {
        String field = LeadDocuments.consentField(purpose);
        return granted ? Filters.eq(field, BsonValues.of(true)) : Filters.ne(field, BsonValues.of(true));
    }

    /** A condition without terms matches no lead. */
    private static Bson hasOneOf(Set<String> terms) {
        return terms.isEmpty()
                ? Filters.in(LeadDocumentFields.FILTER_TERMS, List.of())
                : Filters.or(terms.stream()
                        .map(term -> contains(LeadDocumentFields.FILTER_TERMS, FilterTerms.text(Set.of(term))))
                        .toList());
    }

    /** Returns a filter for creation from {@code start} to {@code end}, both included. An empty bound is open. */
    public static Bson createdWithin(Optional<Instant> start, Optional<Instant> end) {
        List<Bson> parts = new ArrayList<>();
        start.ifPresent(at -> parts.add(Filters.gte(LeadDocumentFields.CREATED_AT, BsonValues.notBefore(at))));
        end.ifPresent(at -> parts.add(Filters.lte(LeadDocumentFields.CREATED_AT, BsonValues.notAfter(at))));
        return parts.isEmpty() ? Filters.empty() : Filters.and(parts);
    }

    /** Returns a filter for the owner. A comparison with null matches documents without the field. */
    private static Bson ownedBy(OwnerFilter filter) {
        BsonValue owner =
                filter.owner().<BsonValue>map(id -> BsonValues.of(id.value())).orElse(BsonNull.VALUE);
        return Filters.eq(LeadDocumentFields.OWNER_ID, owner);
    }

    private static Bson matches(QueryTerm term) {
        List<Bson> alternatives = new ArrayList<>();
        term.spellings()
                .forEach(spelling -> alternatives.add(contains(LeadDocumentFields.SEARCH_WORDS, spelling.substring())));
        term.digits().forEach(digits -> alternatives.add(contains(LeadDocumentFields.PHONE_DIGITS, digits)));
        term.mistyped()
                .forEach(text -> alternatives.add(
                        Filters.regex(LeadDocumentFields.SEARCH_WORDS, TypingErrorVariants.pattern(text))));
        return alternatives.size() == 1 ? alternatives.get(0) : Filters.or(alternatives);
    }

    private static Bson contains(String field, String text) {
        return Filters.regex(field, PlainPattern.of(text));
    }
}
