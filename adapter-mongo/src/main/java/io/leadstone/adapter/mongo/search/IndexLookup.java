package io.leadstone.adapter.mongo.search;

import com.mongodb.client.model.Filters;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.session.SessionCollection;
import io.leadstone.application.search.IndexTerms;
import io.leadstone.application.search.IndexTerms.Range;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.search.QueryTerm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.BsonNull;
import org.bson.BsonRegularExpression;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * Which leads a search has to compare, by one question to the index of their pieces. Of several conditions on one array MongoDB looks up
 * the first alone, whichever it is, and reads what that finds. So one word is looked up, by the part of it that is likely to be rare and
 * by what it is with a typing error; the other words are compared only. Of several words one is taken that few leads have: they are
 * counted, soon and no further than that, as long as they are many.
 */
public record IndexLookup(SessionCollection leads, CompanyId companyId) {

    /** So many leads are soon compared. */
    public static final int FEW = 1000;

    /** What stands in names and addresses, the most frequent first; all else counts as rarer. */
    private static final String FREQUENT = "aeinrolstmcd.@0123456789hugbkpyvfwjzxq";

    /** Each lead that {@code terms} find is one of these; empty where none of them is long enough to be looked up. */
    Optional<Bson> candidates(List<QueryTerm> terms) {
        List<Bson> ways = terms.stream()
                .filter(IndexLookup::isLong)
                .sorted(Comparator.<QueryTerm>comparingInt(IndexLookup::rarity).reversed())
                .map(IndexLookup::of)
                .toList();
        return ways.size() < 2 ? ways.stream().findFirst() : Optional.of(oneOfFew(ways));
    }

    private Bson oneOfFew(List<Bson> ways) {
        return ways.stream().filter(this::isFew).findFirst().orElse(ways.get(0));
    }

    private boolean isFew(Bson way) {
        return leads.count(Filters.and(LeadQueryFilter.of(companyId, true), way), FEW) < FEW;
    }

    private static boolean isLong(QueryTerm term) {
        return rarest(term).isPresent()
                && IndexTerms.digitRanges(term).filter(List::isEmpty).isEmpty();
    }

    private static int rarity(QueryTerm term) {
        return rarity(term, rarest(term).orElseThrow());
    }

    /** A piece that begins with one of the ranges, or is one of those with a typing error. */
    private static Bson of(QueryTerm term) {
        List<BsonValue> pieces = new ArrayList<>();
        rarest(term).map(IndexLookup::beginning).ifPresent(pieces::add);
        IndexTerms.digitRanges(term)
                .flatMap(IndexLookup::last)
                .map(IndexLookup::beginning)
                .ifPresent(pieces::add);
        IndexTerms.deletions(term).map(BsonValues::ofTexts).ifPresent(pieces::addAll);
        // Leads stored before there were pieces: they are met under null, and compared each.
        pieces.add(BsonNull.VALUE);
        return Filters.in(LeadDocumentFields.SEARCH_PIECES, pieces);
    }

    /** MongoDB reads a pattern that begins so as a range of the index. */
    private static BsonValue beginning(Range range) {
        return new BsonRegularExpression("^" + PlainPattern.of(range.prefix()));
    }

    /** The part of a word that has the rarest signs, or most of them. */
    static Optional<Range> rarest(QueryTerm term) {
        return IndexTerms.suffixRanges(term).stream().max(Comparator.comparingInt(range -> rarity(term, range)));
    }

    /** Of an address by what stands before its domain, which many have. */
    private static int rarity(QueryTerm term, Range range) {
        int at = term.text().indexOf('@');
        int domain = at > 0 ? at : term.text().length();
        int from = term.text().indexOf(range.text());
        return term.text()
                .substring(from, Math.max(from, Math.min(from + range.text().length(), domain)))
                .codePoints()
                .map(FREQUENT::indexOf)
                .map(place -> place < 0 ? FREQUENT.length() : place)
                .sum();
    }

    /** The end of a phone number tells more than where it is dialled. */
    private static Optional<Range> last(List<Range> digits) {
        return digits.stream().reduce((one, next) -> next);
    }
}
