package io.leadstone.adapter.mybatis.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.mybatis.sql.DatabaseKind;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.search.QueryTerm;
import io.leadstone.domain.search.SearchText;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HashLookupTest {

    private static final CompanyId ACME = new CompanyId("acme");

    /** Each match is a candidate. Otherwise the index would miss matches. */
    @Property
    void a_match_is_a_candidate(@ForAll("texts") String name, @ForAll("texts") String query) {
        requireCandidate(query + " 555-12", name);
    }

    /** Two of the terms are looked up together. */
    @Property
    void a_match_of_several_terms_is_a_candidate(
            @ForAll("texts") String first,
            @ForAll("texts") String last,
            @ForAll @IntRange(max = 30) int position,
            @ForAll Change change) {
        SearchText text = searchText(first + " " + last);
        String mistyped = last.length() == 1 ? last : change.in(last, position % (last.length() - 1));
        String query = mistyped + " " + first;
        List<QueryTerm> terms = QueryTerm.split(query);
        if (terms.stream().allMatch(term -> term.matches(text))) {
            assertThat(isCandidate(lookupsOf(terms), text))
                    .as("%s in %s", query, text.words())
                    .isTrue();
        }
    }

    @Test
    void two_terms_are_looked_up_together() {
        List<HashLookup> lookups = lookupsOf(QueryTerm.split("jordan garbrecht ilka"));

        assertThat(isCandidate(lookups, searchText("jordan garbrecht")))
                .as("the third term is only compared")
                .isTrue();
        assertThat(isCandidate(lookups, searchText("jordan lund"))).isFalse();
        assertThat(isCandidate(lookups, searchText("kofi garbrecht"))).isFalse();
    }

    private static TermCondition termOf(QueryTerm term) {
        return TermCondition.of(ACME, term, DatabaseKind.POSTGRESQL);
    }

    private static List<HashLookup> lookupsOf(List<QueryTerm> terms) {
        return HashLookup.ofTerms(terms.stream().map(HashLookupTest::termOf).toList());
    }

    @Property
    void an_address_with_a_typing_error_is_a_candidate(
            @ForAll("addresses") String stored, @ForAll @IntRange(max = 30) int position, @ForAll Change change) {
        String query = change.in(stored, position % (stored.length() - 1));
        requireCandidate(query, stored);
    }

    @Property
    void a_part_of_an_address_finds_the_address(
            @ForAll("addresses") String stored,
            @ForAll @IntRange(max = 9) int from,
            @ForAll @IntRange(max = 9) int omitted) {
        String query = stored.substring(Math.min(from, stored.length() - 3), stored.length())
                .substring(0, Math.max(3, stored.length() - from - omitted));
        requireCandidate(query, stored);
    }

    /** The lead has a hash of three characters only before an unusual character and at the end of a word. */
    @Property
    void three_characters_of_a_text_find_it(@ForAll("texts") String name, @ForAll @IntRange(max = 6) int from) {
        SearchText text = searchText(name);
        if (from + 3 <= name.length()) {
            String query = name.substring(from, from + 3);
            assertThat(QueryTerm.split(query).stream().filter(term -> term.matches(text)))
                    .as("%s in %s", query, name)
                    .allMatch(term -> isCandidate(term, text));
        }
    }

    @Test
    void an_address_is_looked_up_without_its_domain() {
        SearchText sameDomain = searchText("kofi.lund@example.com");

        assertThat(isCandidate(QueryTerm.split("jordan.garbrecht@example.com").get(0), sameDomain))
                .isFalse();
        assertThat(hashes("jordan.garbrecht@example.com")).isLessThan(70);
    }

    @Test
    void an_address_with_a_single_word_is_looked_up_with_its_domain() {
        SearchText other = searchText("info@other.example");

        assertThat(isCandidate(QueryTerm.split("info@garbrecht.example").get(0), other))
                .isFalse();
    }

    private static void requireCandidate(String query, String stored) {
        SearchText text = searchText(stored);
        for (QueryTerm term : QueryTerm.split(query)) {
            if (term.matches(text)) {
                assertThat(isCandidate(term, text))
                        .as("%s in %s", query, stored)
                        .isTrue();
            }
        }
    }

    /** Returns the number of hashes that are looked up. */
    private static long hashes(String query) {
        return termOf(QueryTerm.split(query).get(0)).lookups().stream()
                .flatMapToLong(lookup -> LongStream.concat(
                        lookup.all().values(), lookup.any().stream().flatMapToLong(NgramHashArray::values)))
                .distinct()
                .count();
    }

    /** Evaluates the lookups as the store does. A term without lookups is compared with each lead. */
    private static boolean isCandidate(QueryTerm term, SearchText text) {
        return isCandidate(termOf(term).lookups(), text);
    }

    private static boolean isCandidate(List<HashLookup> lookups, SearchText text) {
        Set<Long> hashes = LongStream.of(NgramHashes.of(ACME, text)).boxed().collect(Collectors.toSet());
        return lookups.isEmpty()
                || lookups.stream()
                        .anyMatch(lookup -> lookup.all().values().allMatch(hashes::contains)
                                && lookup.any().stream()
                                        .allMatch(any -> any.values().anyMatch(hashes::contains)));
    }

    private static SearchText searchText(String name) {
        return new SearchText(
                " " + name + " \n " + String.join(" ", SearchText.wordsOf(name).toList()) + " ", " 15551239000 ");
    }

    /** A typing error at a position that is not the last one. */
    enum Change {
        NONE {
            @Override
            String in(String text, int at) {
                return text;
            }
        },
        MISSING {
            @Override
            String in(String text, int at) {
                return text.substring(0, at) + text.substring(at + 1);
            }
        },
        ADDED {
            @Override
            String in(String text, int at) {
                return text.substring(0, at) + 'c' + text.substring(at);
            }
        },
        WRONG {
            @Override
            String in(String text, int at) {
                return text.substring(0, at) + 'c' + text.substring(at + 1);
            }
        },
        SWAPPED {
            @Override
            String in(String text, int at) {
                return text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
            }
        };

        abstract String in(String text, int at);
    }

    /** Texts of few letters, so that many of them are one typing error apart. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars('a', 'b', '-', '@', '1', '+', '\u044F')
                .ofMinLength(1)
                .ofMaxLength(9);
    }

    /** Addresses whose local part has one to three words, of up to sixteen letters and digits. */
    @Provide
    Arbitrary<String> addresses() {
        Arbitrary<String> words =
                Arbitraries.strings().withChars('a', 'b', '7').ofMinLength(1).ofMaxLength(16);
        return words.list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(local -> String.join(".", local))
                .flatMap(local -> Arbitraries.of("@example.com", "@aa.co").map(domain -> local + domain));
    }
}
