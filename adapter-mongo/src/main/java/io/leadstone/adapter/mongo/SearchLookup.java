package io.leadstone.adapter.mongo;

import com.mongodb.client.model.Filters;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.SearchKeys;
import io.leadstone.domain.SearchTerm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * Which leads a search has to compare, by one question to the index of their keys. A lead must have all keys of a word, but of several
 * keys on one array MongoDB looks up the first alone, whichever it is, and reads what that finds. So one is asked for, of three signs
 * that are likely to be rare, beside those of the word with a typing error; the other words are compared only.
 */
final class SearchLookup {

    private static final int GRAM = 3;

    /** What stands in names and addresses, the most frequent first; all else counts as rarer. */
    private static final String FREQUENT = "aeinrolstmcd.@0123456789hugbkpyvfwjzxq";

    private SearchLookup() {}

    /** Each lead that {@code terms} find is one of these; empty where none of them is long enough to be looked up. */
    static Optional<Bson> candidates(CompanyId companyId, List<SearchTerm> terms) {
        return terms.stream()
                .filter(SearchLookup::isLong)
                .max(Comparator.comparingInt(term -> rarity(rarest(term.text()).orElseThrow())))
                .map(term -> Filters.in(LeadFields.SEARCH_KEYS, keys(companyId, term)));
    }

    private static boolean isLong(SearchTerm term) {
        return rarest(term.text()).isPresent()
                && term.digits().filter(digits -> last(digits).isEmpty()).isEmpty();
    }

    private static List<BsonValue> keys(CompanyId companyId, SearchTerm term) {
        List<BsonValue> keys = new ArrayList<>();
        rarest(term.text())
                .map(gram -> SearchKeys.within(companyId, new SearchTerm(gram, Optional.empty())))
                .map(BsonValues::ofNumbers)
                .ifPresent(keys::addAll);
        term.digits()
                .flatMap(SearchLookup::last)
                .flatMap(gram -> SearchKeys.withinDigits(companyId, new SearchTerm("", Optional.of(gram))))
                .map(BsonValues::ofNumbers)
                .ifPresent(keys::addAll);
        SearchKeys.near(companyId, term).map(BsonValues::ofNumbers).ifPresent(keys::addAll);
        // Leads stored before there were keys: they are met under null, and compared each.
        keys.add(BsonNull.VALUE);
        return keys;
    }

    /** Of an address rather in what stands before its domain, which many have. */
    static Optional<String> rarest(String text) {
        return rarestOf(text.substring(0, Math.max(0, text.indexOf('@')))).or(() -> rarestOf(text));
    }

    private static Optional<String> rarestOf(String text) {
        return grams(text).max(Comparator.comparingInt(SearchLookup::rarity));
    }

    private static int rarity(String gram) {
        return gram.codePoints()
                .map(FREQUENT::indexOf)
                .map(place -> place < 0 ? FREQUENT.length() : place)
                .sum();
    }

    /** The end of a phone number tells more than where it is dialled. */
    private static Optional<String> last(String digits) {
        return grams(digits).reduce((one, next) -> next);
    }

    private static Stream<String> grams(String text) {
        int[] signs = text.codePoints().toArray();
        return IntStream.rangeClosed(0, signs.length - GRAM)
                .mapToObj(i -> new String(signs, i, GRAM))
                .filter(gram -> gram.indexOf(' ') < 0);
    }
}
