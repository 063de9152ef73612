package io.leadstone.testkit.memory;

import static io.leadstone.testkit.memory.BrokenReads.withoutFourBytes;
import static io.leadstone.testkit.memory.BrokenWrites.bothLive;
import static io.leadstone.testkit.memory.BrokenWrites.sameKey;

import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConsentState;
import io.leadstone.domain.Consents;
import io.leadstone.domain.LeadChange;
import io.leadstone.domain.LeadMilestones;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.SearchTerm;
import io.leadstone.domain.SearchText;
import java.text.Normalizer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What was broken on purpose, each with the test of the contract that must show it. */
enum Fault {
    EMAILS_ARE_NOT_UNIQUE("two_spellings_of_one_key_are_one_email", () -> BrokenWrites.emails((a, b) -> false)),
    EMAILS_ARE_READ_BEFORE_THEY_ARE_WRITTEN(
            "of_two_hundred_that_add_one_email_one_does", BrokenWrites::emailIsReadBeforeItIsWritten),
    EMAILS_ARE_COMPARED_AS_TYPED(
            "two_spellings_of_one_key_are_one_email",
            () -> BrokenWrites.emails((a, b) ->
                    bothLive(a, b) && a.details().email().equals(b.details().email()))),
    EMAILS_ARE_COMPARED_WITHOUT_ACCENTS(
            "two_keys_are_two_emails",
            () -> BrokenWrites.emails((a, b) -> bothLive(a, b)
                    && SearchText.fold(a.details().email().value())
                            .equals(SearchText.fold(b.details().email().value())))),
    EMAILS_ARE_COMPARED_BY_THEIR_BEGINNING(
            "two_keys_are_two_emails",
            () -> BrokenWrites.emails((a, b) -> bothLive(a, b)
                    && start(a.details().email().key(), 191)
                            .equals(start(b.details().email().key(), 191)))),
    EMAILS_ARE_UNIQUE_AMONG_ALL_COMPANIES(
            "the_same_email_is_free_in_another_company",
            () -> BrokenWrites.emails(
                    (a, b) -> bothLive(a, b) && sameKey(a, b), new CompanyId("acme"), new CompanyId("globex"))),
    DELETED_LEADS_KEEP_THEIR_EMAIL(
            "a_deleted_lead_gives_its_email_free", () -> BrokenWrites.emails(BrokenWrites::sameKey)),
    EMAILS_ARE_FOUND_AS_TYPED("two_spellings_of_one_key_are_one_email", BrokenReads::emailsAreFoundAsTyped),

    STALE_CHANGES_OVERWRITE("the_second_writer_is_stale", BrokenWrites::staleChangesOverwrite),
    VERSIONS_ARE_READ_BEFORE_THEY_ARE_WRITTEN(
            "of_two_hundred_that_change_one_version_one_does", BrokenWrites::versionIsReadBeforeItIsWritten),
    MISSING_LEADS_ARE_INSERTED(
            "a_change_of_a_lead_that_is_not_there_is_refused", BrokenWrites::missingLeadsAreInserted),
    MISSING_LEADS_ARE_STALE("a_change_of_a_lead_that_is_not_there_is_refused", BrokenWrites::missingLeadsAreStale),
    EVENTS_ARE_LOST(
            "a_new_lead_has_its_birth_in_the_log",
            () -> BrokenWrites.changed(c -> new LeadChange(c.before(), c.after(), c.consents(), List.of()))),
    ONLY_THE_LAST_EVENT_IS_STORED(
            "several_verbs_are_stored_as_one_change",
            () -> BrokenWrites.changed(c -> new LeadChange(c.before(), c.after(), c.consents(), last(c.events())))),
    ONLY_THE_LAST_CONSENT_IS_STORED(
            "several_verbs_are_stored_as_one_change",
            () -> BrokenWrites.changed(c -> new LeadChange(c.before(), c.after(), last(c.consents()), c.events()))),
    EVENTS_COME_LATER_THAN_THEIR_LEAD("a_reader_never_sees_a_lead_before_its_events", BrokenWrites::eventsComeLater),
    REFUSALS_LEAVE_THEIR_EVENTS_AND_ENTRIES(
            "the_second_writer_is_stale", BrokenWrites::refusalsLeaveTheirEventsAndEntries),
    A_REFUSAL_SPOILS_THE_NEXT_WRITE("the_second_writer_is_stale", BrokenWrites::aRefusalSpoilsTheNextWrite),

    EMPTY_FIELDS_ARE_NOT_WRITTEN(
            "a_field_that_is_cleared_is_empty_again",
            () -> BrokenWrites.details((before, after) -> after.filledFrom(before))),
    CHANGES_WRITE_NAMES_ONLY(
            "a_change_stores_every_field_anew",
            () -> BrokenWrites.details((before, after) -> before.filledFrom(after))),

    DELETED_LEADS_ARE_FOUND(
            "a_deleted_lead_is_found_among_the_deleted_only_until_it_is_restored", BrokenReads::deletedLeadsAreFound),
    COMPANIES_ARE_IGNORED("another_company_sees_nothing", () -> BrokenReads.companies(asked -> new CompanyId("acme"))),
    COMPANIES_ARE_COMPARED_WITHOUT_CASE(
            "another_company_sees_nothing", () -> BrokenReads.companies(BrokenReads::lowerCase)),
    HISTORY_IS_READ_BY_ANY_COMPANY("another_company_sees_nothing", BrokenReads::ledgerAndLogOfAnyCompany),
    EVENTS_STAND_OLDEST_FIRST("everything_that_can_happen_is_told_in_order", BrokenReads::eventsOldestFirst),
    ENTRIES_STAND_OLDEST_FIRST("entries_stand_newest_first", BrokenReads::entriesOldestFirst),

    INSTANTS_ARE_CUT_TO_SECONDS(
            "instants_are_given_back_to_the_millisecond",
            () -> BrokenReads.instants(at -> at.truncatedTo(ChronoUnit.SECONDS))),
    INSTANTS_END_IN_2038(
            "instants_are_given_back_to_the_millisecond",
            () -> BrokenReads.instants(at -> at.getEpochSecond() > Integer.MAX_VALUE ? Instant.EPOCH : at)),
    TAGS_ARE_SORTED(
            "details_are_given_back_as_they_came",
            () -> BrokenReads.tags(tags -> tags.stream().sorted().toList())),
    TAGS_ARE_JOINED_BY_COMMAS(
            "details_are_given_back_as_they_came",
            () -> BrokenReads.tags(tags -> tags.stream()
                    .flatMap(tag -> Arrays.stream(tag.split(",", -1)))
                    .distinct()
                    .toList())),
    LISTS_FORGET_THE_ORDER_OF_TAGS(
            "details_are_given_back_as_they_came",
            () -> BrokenStore.sound()
                    .with(BrokenReads.tags(tags -> tags.stream().sorted().toList())
                            .search())),
    METADATA_IS_PARSED_AND_PRINTED(
            "metadata_is_given_back_letter_by_letter",
            () -> BrokenReads.metadata(json -> json.replace("1.0,", "1,").replace("1e5", "100000"))),
    METADATA_LOSES_ITS_BLANKS(
            "metadata_is_given_back_letter_by_letter", () -> BrokenReads.metadata(json -> json.replace(" ", ""))),
    TEXTS_ARE_COMPOSED(
            "details_are_given_back_as_they_came",
            () -> BrokenReads.texts(text -> Normalizer.normalize(text, Normalizer.Form.NFC))),
    FOUR_BYTE_CHARACTERS_ARE_LOST(
            "details_are_given_back_as_they_came", () -> BrokenReads.texts(text -> withoutFourBytes(text))),
    LINE_ENDS_ARE_UNIFIED(
            "details_are_given_back_as_they_came", () -> BrokenReads.notes(text -> text.replace("\r\n", "\n"))),
    NOTES_ARE_CUT(
            "details_are_given_back_as_they_came",
            () -> BrokenReads.notes(text -> start(text, 4_000).strip())),
    REASONS_ARE_CUT(
            "the_reason_of_a_loss_is_given_back_and_leaves_with_the_loss",
            () -> BrokenReads.lostReason(text -> start(text, 255).strip())),
    MILESTONES_ARE_MIXED_UP(
            "milestones_are_given_back_each_with_its_own_instant",
            () -> BrokenReads.milestones(
                    m -> new LeadMilestones(m.contactedAt(), m.contactedAt(), m.convertedAt(), m.lostAt()))),
    WITHDRAWN_IS_UNDECIDED(
            "a_consent_that_was_withdrawn_is_not_one_that_was_never_given",
            () -> BrokenReads.consents(c -> new Consents(
                    c.dataProcessing().isGranted() ? ConsentState.GRANTED : ConsentState.UNDECIDED,
                    c.marketing().isGranted() ? ConsentState.GRANTED : ConsentState.UNDECIDED))),

    ACCENTS_COUNT_IN_A_SEARCH(
            "words_find_leads",
            () -> BrokenLists.word(
                    (lead, word) -> BrokenLists.contains(lead, word, text -> text.toLowerCase(Locale.ROOT)))),
    CASE_COUNTS_IN_A_SEARCH(
            "words_find_leads", () -> BrokenLists.word((lead, word) -> BrokenLists.contains(lead, word, text -> text))),
    A_SEARCH_IS_A_LIKE_PATTERN(
            "words_find_leads",
            () -> BrokenLists.word((lead, word) -> SearchText.of(lead.details())
                            .words()
                            .matches("(?s).*"
                                    + Pattern.quote(SearchText.fold(word))
                                            .replace("%", "\\E.*\\Q")
                                            .replace("_", "\\E.\\Q")
                                    + ".*")
                    || BrokenLists.digits(lead, word))),
    A_SEARCH_IS_A_REGULAR_EXPRESSION(
            "words_find_leads",
            () -> BrokenLists.word((lead, word) -> Pattern.compile(SearchText.fold(word))
                            .matcher(SearchText.of(lead.details()).words())
                            .find()
                    || BrokenLists.digits(lead, word))),
    A_SEARCH_EATS_BACKSLASHES(
            "words_find_leads",
            () -> BrokenLists.search(
                    (lead, words) -> InMemoryLeadSearch.matches(lead, SearchTerm.split(words.replace("\\\\", "\\"))))),
    ONE_WORD_SUFFICES(
            "words_find_leads",
            () -> BrokenLists.search((lead, words) -> SearchTerm.split(words).isEmpty()
                    || SearchTerm.split(words).stream().anyMatch(term -> term.matches(SearchText.of(lead.details()))))),
    FIELDS_RUN_TOGETHER(
            "words_find_leads",
            () -> BrokenLists.word((lead, word) -> BrokenLists.digits(lead, word)
                    || SearchText.of(lead.details()).words().replace("\n", "").contains(SearchText.fold(word)))),
    WORDS_ARE_FOUND_AT_THE_BEGINNING_ONLY(
            "words_find_leads",
            () -> BrokenLists.word((lead, word) -> BrokenLists.digits(lead, word)
                    || Arrays.stream(SearchText.of(lead.details()).words().split("\\s", -1))
                            .anyMatch(text -> text.startsWith(SearchText.fold(word))))),
    PHONES_ARE_SEARCHED_AS_TYPED(
            "words_find_leads",
            () -> BrokenLists.word(
                    (lead, word) -> SearchText.of(lead.details()).words().contains(SearchText.fold(word))
                            || lead.details()
                                    .phone()
                                    .filter(phone -> phone.typed().contains(word))
                                    .isPresent())),
    NOTES_ARE_SEARCHED(
            "words_find_leads",
            () -> BrokenLists.word((lead, word) -> InMemoryLeadSearch.matches(lead, SearchTerm.split(word))
                    || lead.details().notes().orElse("").contains(word))),

    SOURCES_ARE_COMPARED_WITHOUT_CASE(
            "every_filter_that_is_given_must_hold",
            () -> BrokenLists.filterAndSearch((lead, query) -> query.source()
                            .map(source -> source.equalsIgnoreCase(
                                    lead.details().source().orElse("")))
                            .orElse(true)
                    && InMemoryLeadSearch.matches(lead, withoutSource(query)))),
    TAGS_ARE_FOUND_BY_A_PART(
            "every_filter_that_is_given_must_hold",
            () -> BrokenLists.filterAndSearch((lead, query) -> query.tag()
                            .map(tag -> lead.details().tags().stream().anyMatch(has -> has.contains(tag)))
                            .orElse(true)
                    && InMemoryLeadSearch.matches(lead, withoutTag(query)))),
    ONLY_ONE_STATUS_COUNTS(
            "every_filter_that_is_given_must_hold",
            () -> BrokenLists.query(q -> with(
                    q,
                    q.statuses().isEmpty()
                            ? Set.of()
                            : Set.of(q.statuses().iterator().next())))),
    CREATED_AFTER_IS_EXCLUSIVE(
            "every_filter_that_is_given_must_hold",
            () -> BrokenLists.filterAndSearch((lead, query) -> InMemoryLeadSearch.matches(lead, query)
                    && query.createdAfter().map(lead.createdAt()::isAfter).orElse(true))),
    CREATED_BEFORE_IS_INCLUSIVE(
            "every_filter_that_is_given_must_hold",
            () -> BrokenLists.query(q -> new LeadQuery(
                    q.statuses(),
                    q.search(),
                    q.source(),
                    q.agentId(),
                    q.tag(),
                    q.createdAfter(),
                    q.createdBefore().filter(Fault::isNear).map(at -> at.plusMillis(1)),
                    q.sort()))),
    BOUNDS_ARE_CUT_TO_MILLISECONDS(
            "bounds_of_any_instant_are_kept_exactly",
            () -> BrokenLists.query(q -> new LeadQuery(
                    q.statuses(),
                    q.search(),
                    q.source(),
                    q.agentId(),
                    q.tag(),
                    q.createdAfter().filter(Fault::isNear).map(at -> at.truncatedTo(ChronoUnit.MILLIS)),
                    q.createdBefore(),
                    q.sort()))),
    DELETED_LEADS_ARE_LISTED("a_lead_is_in_one_list_or_in_the_other", BrokenLists::deletedAreListed),

    A_LEAD_IS_LISTED_ONCE_FOR_EACH_TAG("every_order_is_cut_into_pages", BrokenLists::onceForEachTag),
    TIES_ALWAYS_GO_UP("by_creation_with_ties_by_id", () -> BrokenLists.ties(Comparator.naturalOrder())),
    TIES_HAVE_NO_ORDER("by_creation_with_ties_by_id", () -> BrokenLists.ties(Comparator.comparing(String::hashCode))),
    NAMES_ARE_ORDERED_AS_TYPED(
            "by_last_name_without_case_and_accents_with_ties_by_id",
            () -> BrokenLists.nameOrder(lead -> lead.details().lastName(), InMemoryPlace::compareCharacters)),
    NAMES_ARE_ORDERED_BY_HALF_CHARACTERS(
            "by_last_name_without_case_and_accents_with_ties_by_id",
            () -> BrokenLists.nameOrder(
                    lead -> LeadSort.nameKey(lead.details().lastName()), Comparator.naturalOrder())),
    CURSORS_COUNT_ITEMS("a_walk_sees_each_lead_once_while_leads_come_and_go", BrokenLists::cursorsCount),
    CURSORS_ARE_NOT_CHECKED("every_order_is_cut_into_pages", BrokenLists::cursorsAreNotChecked),
    TOTALS_ARE_OF_THE_PAGE("every_order_is_cut_into_pages", BrokenLists::totalsAreOfThePage),
    FULL_PAGES_ALWAYS_HAVE_A_NEXT("every_order_is_cut_into_pages", BrokenLists::fullPagesAlwaysHaveANext),
    PAGES_BEYOND_THE_END_SHOW_THE_FIRST("every_order_is_cut_into_pages", BrokenLists::pagesBeyondTheEndShowTheLast),
    DELETED_LEADS_STAND_BY_CREATION("the_last_deleted_comes_first", BrokenLists::deletedInTheOrderOfTheirCreation),

    ANOTHER_COMPANYS_AGENT_IS_REPLACED(
            "an_id_that_another_company_has_is_taken",
            () -> BrokenDirectories.agents(BrokenDirectories.AnotherCompanysAgentIsReplaced::new)),
    AN_AGENTS_FIRST_INSTANT_IS_FORGOTTEN(
            "the_same_agent_is_replaced_and_keeps_its_first_instant",
            () -> BrokenDirectories.agents(BrokenDirectories.TheFirstInstantIsForgotten::new)),
    AGENTS_ARE_COMPARED_WITHOUT_CASE(
            "an_id_that_another_company_has_is_taken",
            () -> BrokenDirectories.agents(BrokenDirectories.IdsAreComparedWithoutCase::new)),
    AGENTS_ARE_REMOVED_BY_ANY_COMPANY(
            "an_agent_is_removed_by_its_company_only",
            () -> BrokenDirectories.agents(BrokenDirectories.AnybodyRemoves::new)),
    AGENTS_ARE_FOUND_BY_ANY_COMPANY(
            "an_agent_is_found_by_its_company_and_by_anybody_who_knows_its_id",
            () -> BrokenDirectories.agents(BrokenDirectories.AgentsAreFoundByAnyCompany::new)),
    KEYS_ARE_OVERWRITTEN(
            "an_id_that_any_company_has_or_had_is_taken",
            () -> BrokenDirectories.keys(BrokenDirectories.KeysAreOverwritten::new)),
    REVOKED_KEYS_ARE_NOT_LISTED(
            "keys_are_listed_oldest_first_with_the_revoked_ones",
            () -> BrokenDirectories.keys(BrokenDirectories.RevokedKeysAreNotListed::new)),
    KEYS_ARE_REVOKED_BY_ANY_COMPANY(
            "a_key_is_revoked_once_and_by_its_company_only",
            () -> BrokenDirectories.keys(BrokenDirectories.AnybodyRevokes::new)),
    REVOKED_KEYS_COUNT_AS_KEYS(
            "there_are_keys_while_any_company_has_an_active_one",
            () -> BrokenDirectories.keys(BrokenDirectories.RevokedKeysCount::new));

    private final String shownBy;
    /** Makes a new one each time, and holds none. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Supplier<LeadStore> store;

    Fault(String shownBy, Supplier<LeadStore> store) {
        this.shownBy = shownBy;
        this.store = store;
    }

    /** The test of the contract that must fail. */
    String shownBy() {
        return shownBy;
    }

    /** An empty store that is broken like this. */
    LeadStore store() {
        return store.get();
    }

    private static <T> List<T> last(List<T> all) {
        return all.subList(Math.max(0, all.size() - 1), all.size());
    }

    private static String start(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }

    private static boolean isNear(Instant at) {
        return !at.equals(Instant.MIN) && !at.equals(Instant.MAX);
    }

    private static LeadQuery with(LeadQuery q, Set<LeadStatus> statuses) {
        return new LeadQuery(
                statuses, q.search(), q.source(), q.agentId(), q.tag(), q.createdAfter(), q.createdBefore(), q.sort());
    }

    private static LeadQuery withoutSource(LeadQuery q) {
        return new LeadQuery(
                q.statuses(),
                q.search(),
                Optional.empty(),
                q.agentId(),
                q.tag(),
                q.createdAfter(),
                q.createdBefore(),
                q.sort());
    }

    private static LeadQuery withoutTag(LeadQuery q) {
        return new LeadQuery(
                q.statuses(),
                q.search(),
                q.source(),
                q.agentId(),
                Optional.empty(),
                q.createdAfter(),
                q.createdBefore(),
                q.sort());
    }
}
