package io.leadstone.domain.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.domain.Samples;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.PhoneNumber;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTextTest {

    @ParameterizedTest
    @CsvSource({
        "Jördan, jordan",
        "JORDAN, jordan",
        "Jo\u0308rdan, jordan",
        "Straße, STRASSE",
        "ﬁnn, FINN",
        "ΟΔΥΣΣΕΥΣ, οδυσσεύς",
        "İstanbul, ISTANBUL",
        "ılgaz, ILGAZ",
        "Ｊｏ, jo",
        "漢字, 漢字",
        "Łukasz Bøe Đorđe, LUKASZ BOE DORDE",
        "Ærø Œuvre Þór Eiður ı, AERO OEUVRE THOR EIDUR I",
        "O\u2019Hagan\u02bcs\u00b4, o'hagan's'",
        "a\u2010b\u2011c\u2013d\u2212e, a-b-c-d-e",
        "a\u200db\u00adc\ufe0f, abc",
        "مُحَمَّد, محمد",
        "מֹשֶׁה, משה",
        "ｶﾞ, ガ",
        "😀, 😀",
    })
    void texts_that_differ_only_in_case_and_accents_are_equal(String one, String other) {
        assertThat(SearchText.fold(one)).isEqualTo(SearchText.fold(other));
    }

    @ParameterizedTest
    @CsvSource({"कमल, कोमल", "কমল, কোমল", "கமல, கோமல", "แกว, แก้ว", "か, が", "수, 숙"})
    void vowels_and_tones_of_other_scripts_count(String one, String other) {
        assertThat(SearchText.fold(other)).doesNotContain(SearchText.fold(one));
    }

    @Test
    void names_are_also_written_together() {
        assertThat(words("Anna-Lena", "O'Hagan").split("\n", -1)[3])
                .isEqualTo(" anna lena o hagan sam example com annalena ohagan ");
        assertThat(words("太郎", "山田").split("\n", -1)[3]).endsWith(" 山田太郎 太郎山田 ");
        assertThat(words("Taro", "山田").split("\n", -1)[3]).endsWith(" com ");
    }

    @Property
    void folding_is_idempotent(@ForAll String text) {
        assertThat(SearchText.fold(SearchText.fold(text))).isEqualTo(SearchText.fold(text));
    }

    @Test
    void the_text_has_exactly_the_searched_fields() {
        SearchText text = SearchText.of(Samples.details());

        assertThat(text.words())
                .isEqualTo(" jordan \n lee \n jordan@example.com \n example ltd \n"
                        + " jordan lee jordan example com example ltd ");
        assertThat(text.phoneDigits()).isEqualTo(" 15551239000 ");
        assertThat(SearchText.of(Samples.bareDetails()))
                .isEqualTo(new SearchText(" sam \n poe \n sam@example.com \n sam poe sam example com ", ""));
    }

    @Test
    void a_national_number_is_found_in_both_forms() {
        assertThat(SearchText.of(withPhone(new PhoneNumber("0171 234", Optional.of("+49171234"))))
                        .phoneDigits())
                .isEqualTo(" 0171234 49171234 ");
        assertThat(PhoneNumber.digitsOf("٠١٢ a 3")).isEqualTo("0123");
    }

    @Test
    void a_search_is_split_at_every_kind_of_blank() {
        assertThat(QueryTerm.split("  Jördan\u00a0lee\t\u3000x "))
                .extracting(QueryTerm::text)
                .containsExactly("jordan", "lee", "x");
        assertThat(QueryTerm.split(" \u2003 ")).isEmpty();
        assertThat(QueryTerm.split("\u0301"))
                .as("folding removes an accent without a letter")
                .isEmpty();
    }

    @Test
    void a_term_that_looks_like_a_phone_number_has_digits() {
        assertThat(QueryTerm.split("+1-(555)/12.3 jo1 - 55"))
                .extracting(QueryTerm::digits)
                .containsExactly(List.of("1555123"), List.of(), List.of("55"));
    }

    @Test
    void a_search_that_is_one_phone_number_is_compared_as_a_whole() {
        PhoneNumber phone = new PhoneNumber("0170 12", Optional.of("+4917012"));

        assertThat(QueryTerm.split("0170\u00a012 x7", List.of(phone)))
                .extracting(QueryTerm::digits)
                .containsExactly(
                        List.of("0170", "017012", "4917012", "0170127"),
                        List.of("12", "017012", "4917012", "0170127"),
                        List.of("017012", "4917012", "0170127"));
        assertThat(SearchPhone.textsIn("Jo 0170/12345 x7")).containsExactly("0170/12345");
        assertThat(SearchPhone.textsIn("+1 555 123 ext. 7")).containsExactly("+1 555 123");
        assertThat(SearchPhone.textsIn("1234 x5")).isEmpty();
    }

    @Test
    void punctuation_around_a_term_is_ignored() {
        assertThat(QueryTerm.split("Lopez, <a@b.c>; - (x-y)"))
                .extracting(QueryTerm::text)
                .containsExactly("lopez", "a@b.c", "x-y");
        assertThat(QueryTerm.split("% -")).extracting(QueryTerm::text).containsExactly("% -");
    }

    @Test
    void the_first_eight_terms_count() {
        assertThat(QueryTerm.split("a b - c d e f g h i j"))
                .extracting(QueryTerm::text)
                .containsExactly("a", "b", "c", "d", "e", "f", "g", "h");
    }

    @Test
    void a_term_matches_words_or_digits() {
        SearchText text = SearchText.of(Samples.details());

        assertThat(QueryTerm.split("ORDA ltd 555-123 @exam")).allMatch(term -> term.matches(text));
        assertThat(QueryTerm.split("jodn 777 leejordan")).noneMatch(term -> term.matches(text));
    }

    @Test
    void a_word_with_one_typing_error_matches() {
        SearchText text = SearchText.of(Samples.details());

        assertThat(QueryTerm.split("jordn jordaan jordam jrodan exmaple EXÀMPEL"))
                .allMatch(term -> term.matches(text))
                .allMatch(term -> SearchRank.of(List.of(term), text) == SearchRank.NEAR);
        assertThat(QueryTerm.split("jordan-lee jrodan-lee jordann@example.com jordan@exmaple.com"))
                .allMatch(term -> term.matches(text));
        assertThat(QueryTerm.split("jrodn jor-n le1 ltdx1 cmo lxe jrodan-el jordann@exmaple.com jordan@example.cmo"))
                .noneMatch(term -> term.matches(text));
        assertThat(QueryTerm.split("a".repeat(32)).get(0).allowsTypingError()).isTrue();
        assertThat(QueryTerm.split("a".repeat(33)).get(0).allowsTypingError()).isFalse();
        assertThat(QueryTerm.split("abc1 1234 a-bcd")).noneMatch(QueryTerm::allowsTypingError);
    }

    @ParameterizedTest
    @CsvSource({
        "jordan, EXACT",
        "jordan@example.com, EXACT",
        "ltd, EXACT",
        "+1-555-123-9000, EXACT",
        "'jordan lee', EXACT",
        "jord, PREFIX",
        "jordan@e, PREFIX",
        "1555, PREFIX",
        "'jordan le', PREFIX",
        "ordan, WITHIN",
        "9000, WITHIN",
        "'jord orda lee', WITHIN",
        "jordn, NEAR",
        "'jordan exmaple', NEAR"
    })
    void the_rank_is_that_of_the_worst_term(String search, SearchRank rank) {
        SearchText text = SearchText.of(Samples.details());

        assertThat(SearchRank.of(QueryTerm.split(search), text)).isEqualTo(rank);
    }

    private static String words(String first, String last) {
        LeadDetails d = Samples.bareDetails();
        return SearchText.of(new LeadDetails(
                        d.agent(),
                        d.owner(),
                        Optional.of(first),
                        Optional.of(last),
                        d.email(),
                        d.phone(),
                        d.company(),
                        d.source(),
                        d.notes(),
                        d.tags(),
                        d.metadata()))
                .words();
    }

    private static LeadDetails withPhone(PhoneNumber phone) {
        LeadDetails d = Samples.bareDetails();
        return new LeadDetails(
                d.agent(),
                d.owner(),
                d.firstName(),
                d.lastName(),
                d.email(),
                Optional.of(phone),
                d.company(),
                d.source(),
                d.notes(),
                d.tags(),
                d.metadata());
    }
}
