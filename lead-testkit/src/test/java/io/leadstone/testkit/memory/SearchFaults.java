package io.leadstone.testkit.memory;

import io.leadstone.domain.search.QueryTerm;
import io.leadstone.domain.search.SearchText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Faults of the search. */
final class SearchFaults {

    static final List<Fault> ALL = List.of(
            new Fault(
                    "accents count in a search",
                    "each_search_finds_the_expected_leads",
                    () -> BrokenLists.word(
                            (lead, word) -> BrokenLists.contains(lead, word, text -> text.toLowerCase(Locale.ROOT)))),
            new Fault(
                    "case counts in a search",
                    "each_search_finds_the_expected_leads",
                    () -> BrokenLists.word((lead, word) -> BrokenLists.contains(lead, word, text -> text))),
            new Fault(
                    "a search is a like pattern",
                    "each_search_finds_the_expected_leads",
                    () -> BrokenLists.word((lead, word) -> SearchText.of(lead.details())
                                    .words()
                                    .matches("(?s).*"
                                            + Pattern.quote(SearchText.fold(word))
                                                    .replace("%", "\\E.*\\Q")
                                                    .replace("_", "\\E.\\Q")
                                            + ".*")
                            || BrokenLists.digits(lead, word))),
            new Fault(
                    "a search is a regular expression",
                    "each_search_finds_the_expected_leads",
                    () -> BrokenLists.word((lead, word) -> Pattern.compile(SearchText.fold(word))
                                    .matcher(SearchText.of(lead.details()).words())
                                    .find()
                            || BrokenLists.digits(lead, word))),
            new Fault(
                    "a search drops backslashes",
                    "each_search_finds_the_expected_leads",
                    () -> BrokenLists.search(
                            (lead, words) -> BrokenLists.matches(lead, QueryTerm.split(words.replace("\\\\", "\\"))))),
            new Fault(
                    "one matching word is enough",
                    "each_search_finds_the_expected_leads",
                    () -> BrokenLists.search((lead, words) ->
                            QueryTerm.split(words).isEmpty()
                                    || QueryTerm.split(words).stream()
                                            .anyMatch(term -> term.matches(SearchText.of(lead.details()))))),
            new Fault(
                    "fields run together",
                    "each_search_finds_the_expected_leads",
                    () -> BrokenLists.word((lead, word) -> BrokenLists.digits(lead, word)
                            || SearchText.of(lead.details())
                                    .words()
                                    .replaceAll(" \n *", "")
                                    .contains(SearchText.fold(word)))),
            new Fault(
                    "words are found at the beginning only",
                    "each_search_finds_the_expected_leads",
                    () -> BrokenLists.word((lead, word) -> BrokenLists.digits(lead, word)
                            || Arrays.stream(SearchText.of(lead.details())
                                            .words()
                                            .split("\\s", -1))
                                    .anyMatch(text -> text.startsWith(SearchText.fold(word))))),
            new Fault(
                    "phones are searched as typed",
                    "each_search_finds_the_expected_leads",
                    () -> BrokenLists.word((lead, word) ->
                            SearchText.of(lead.details()).words().contains(SearchText.fold(word))
                                    || lead.details()
                                            .phone()
                                            .filter(phone -> phone.typed().contains(word))
                                            .isPresent())),
            new Fault(
                    "typing errors are not allowed",
                    "each_search_finds_the_expected_leads",
                    () -> BrokenLists.word((lead, word) ->
                            SearchText.of(lead.details()).words().contains(SearchText.fold(word))
                                    || BrokenLists.digits(lead, word))),
            new Fault(
                    "search results are ordered newest first",
                    "matches_are_ranked_word_prefix_substring_typing_error",
                    () -> BrokenLists.order(ListOrder::of)),
            new Fault(
                    "notes are searched",
                    "each_search_finds_the_expected_leads",
                    () -> BrokenLists.word((lead, word) -> BrokenLists.matches(lead, QueryTerm.split(word))
                            || lead.details().notes().orElse("").contains(word))));

    private SearchFaults() {}
}
