package io.leadstone.testkit.memory;

import io.leadstone.application.query.ConversationQuery;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.conversation.ConversationTopic;
import io.leadstone.domain.conversation.ConversationTotals;
import io.leadstone.testkit.memory.BrokenTalks.AnotherList;
import io.leadstone.testkit.memory.BrokenTalks.TheNewestMayBeDeleted;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What may be wrong with keeping, linking, erasing and listing conversations. */
final class ConversationFaults {

    static final List<Fault> ALL = List.of(
            new Fault(
                    "titles are cut",
                    "topics_are_given_back_letter_by_letter",
                    () -> BrokenTalks.column(talk -> BrokenTalks.with(
                            talk,
                            new ConversationTopic(
                                    talk.title().map(text -> text.substring(0, Math.min(text.length(), 160))),
                                    talk.metadata(),
                                    Optional.empty()),
                            talk.totals(),
                            talk.version()))),
            new Fault(
                    "totals end at an int",
                    "totals_are_given_back_beyond_an_int",
                    () -> BrokenTalks.column(talk -> BrokenTalks.with(
                            talk,
                            new ConversationTotals(
                                    Math.min(talk.totals().messages(), Integer.MAX_VALUE),
                                    talk.totals().ratings(),
                                    talk.totals().ratingHundredths(),
                                    talk.totals().lastActivityAt()),
                            talk.version()))),
            new Fault(
                    "any lead is linked",
                    "a_conversation_links_a_live_lead_of_its_company_only",
                    () -> BrokenTalks.links((companies, lead) -> true)),
            new Fault(
                    "deleted leads are linked",
                    "a_conversation_links_a_live_lead_of_its_company_only",
                    () -> BrokenTalks.links(BrokenTalks::isDeleted)),
            new Fault(
                    "another company's leads are linked",
                    "a_conversation_links_a_live_lead_of_its_company_only",
                    () -> BrokenTalks.links(BrokenTalks::isOfGlobex)),
            new Fault(
                    "stale changes of conversations overwrite",
                    "the_second_writer_of_a_conversation_is_stale",
                    BrokenTalks::staleChangesOverwrite),
            new Fault(
                    "a lead's last event is not compared",
                    "a_lead_that_was_told_something_meanwhile_is_not_overwritten",
                    BrokenTalks::theLastEventIsNotCompared),
            new Fault(
                    "conversations are found by any company",
                    "another_company_sees_no_conversation",
                    BrokenTalks::conversationsAreFoundByAnyCompany),
            new Fault(
                    "topics of all leads are erased",
                    "topics_of_others_stay",
                    () -> BrokenTalks.erases((talk, lead) -> hasTopic(talk))),
            new Fault(
                    "topics of deleted conversations stay",
                    "topics_of_live_and_deleted_conversations_are_erased_and_all_else_stays",
                    () -> BrokenTalks.erases((talk, lead) ->
                            hasTopic(talk) && !talk.isDeleted() && talk.leadId().equals(Optional.of(lead)))),
            new Fault(
                    "what has no topic is erased again",
                    "where_there_is_nothing_to_erase_the_version_stays",
                    () -> BrokenTalks.erases((talk, lead) -> talk.leadId().equals(Optional.of(lead)))),
            new Fault(
                    "sessions are not compared",
                    "agents_leads_and_sessions_are_compared_exactly",
                    () -> BrokenTalks.search(sound -> new AnotherList(
                            sound,
                            (list, asked) -> list.list(
                                    asked.companyId(),
                                    new ConversationQuery(
                                            asked.query().agentId(),
                                            asked.query().leadId(),
                                            Optional.empty()),
                                    asked.page())))),
            new Fault(
                    "deleted conversations are listed",
                    "a_conversation_is_in_one_list_or_in_the_other",
                    () -> BrokenTalks.search(sound -> new AnotherList(
                            sound,
                            (list, asked) -> joined(
                                    list.list(asked.companyId(), asked.query(), asked.page()),
                                    list.listDeleted(asked.companyId(), PageRequest.FIRST))))),
            new Fault(
                    "conversations stand oldest first",
                    "the_newest_conversation_comes_first",
                    () -> BrokenTalks.search(sound -> new AnotherList(
                            sound,
                            (list, asked) ->
                                    BrokenReads.reversed(list.list(asked.companyId(), asked.query(), asked.page()))))),
            new Fault(
                    "the newest conversation of a lead may be deleted",
                    "the_newest_of_a_lead_is_the_newest_that_is_live",
                    () -> {
                        BrokenStore store = BrokenStore.sound();
                        return store.with(new TheNewestMayBeDeleted(store.companies(), store.conversationSearch()));
                    }));

    private ConversationFaults() {}

    private static boolean hasTopic(ConversationSnapshot talk) {
        return talk.title().isPresent() || !talk.metadata().equals(ConversationTopic.NONE.metadata());
    }

    private static Page<ConversationSnapshot> joined(Page<ConversationSnapshot> one, Page<ConversationSnapshot> other) {
        return new Page<>(
                Stream.concat(one.items().stream(), other.items().stream()).toList(),
                one.total() + other.total(),
                true,
                one.next());
    }
}
