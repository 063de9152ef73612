package io.leadstone.domain;

import static org.assertj.core.api.Assertions.assertThat;

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
        "😀, 😀",
    })
    void what_differs_in_case_and_accents_alone_is_the_same(String one, String other) {
        assertThat(SearchText.fold(one)).isEqualTo(SearchText.fold(other));
    }

    @Property
    void folding_twice_is_folding_once(@ForAll String text) {
        assertThat(SearchText.fold(SearchText.fold(text))).isEqualTo(SearchText.fold(text));
    }

    @Test
    void it_holds_every_field_that_is_searched_and_no_other() {
        SearchText text = SearchText.of(Samples.details());

        assertThat(text.words()).isEqualTo("jordan\nlee\njordan@example.com\nexample ltd");
        assertThat(text.phoneDigits()).isEqualTo("15551239000");
        assertThat(SearchText.of(Samples.bareDetails())).isEqualTo(new SearchText("sam\npoe\nsam@example.com", ""));
    }

    @Test
    void a_national_number_is_found_by_both_its_forms() {
        assertThat(SearchText.of(withPhone(new PhoneNumber("0171 234", Optional.of("+49171234"))))
                        .phoneDigits())
                .isEqualTo("0171234\n49171234");
        assertThat(SearchText.digitsOf("٠١٢ a 3")).isEqualTo("0123");
    }

    @Test
    void a_search_is_split_at_blanks_of_every_kind() {
        assertThat(SearchTerm.split("  Jördan\u00a0lee\t\u3000x "))
                .extracting(SearchTerm::text)
                .containsExactly("jordan", "lee", "x");
        assertThat(SearchTerm.split(" \u2003 ")).isEmpty();
        assertThat(SearchTerm.split("\u0301"))
                .as("nothing is left of a lone accent")
                .isEmpty();
    }

    @Test
    void a_term_written_like_a_number_has_digits() {
        assertThat(SearchTerm.split("+1-(555)/12.3 jo1 - 55"))
                .extracting(SearchTerm::digits)
                .containsExactly(Optional.of("1555123"), Optional.empty(), Optional.empty(), Optional.of("55"));
    }

    @Test
    void a_term_matches_in_the_words_or_in_the_digits() {
        SearchText text = SearchText.of(Samples.details());

        assertThat(SearchTerm.split("ORDA ltd 555-123 @exam")).allMatch(term -> term.matches(text));
        assertThat(SearchTerm.split("jordn 777 leejordan")).noneMatch(term -> term.matches(text));
    }

    private static LeadDetails withPhone(PhoneNumber phone) {
        LeadDetails d = Samples.bareDetails();
        return new LeadDetails(
                d.agent(),
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
