package io.leadstone.testkit.memory;

import io.leadstone.application.query.ConversationQuery;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.conversation.ConversationTopic;
import io.leadstone.domain.conversation.ConversationTotals;
import io.leadstone.testkit.memory.BrokenConversations.ReplacedList;
import io.leadstone.testkit.memory.BrokenConversations.TheNewestMayBeDeleted;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Faults of storing, linking, erasing and listing conversations. */
final class ConversationFaults {

    static final List<Fault> ALL = List.of(
            new Fault(
                    "titles are cut",
                    "conversation_topics_are_stored_character_by_character",
                    () -> BrokenConversations.column(conversation -> BrokenConversations.with(
                            conversation,
                            new ConversationTopic(
                                    conversation.title().map(text -> text.substring(0, Math.min(text.length(), 160))),
                                    conversation.metadata(),
                                    Optional.empty()),
                            conversation.totals(),
                            conversation.version()))),
            new Fault(
                    "totals end at an int",
                    "conversation_totals_can_exceed_32_bits",
                    () -> BrokenConversations.column(conversation -> BrokenConversations.with(
                            conversation,
                            new ConversationTotals(
                                    Math.min(conversation.totals().messages(), Integer.MAX_VALUE),
                                    conversation.totals().ratings(),
                                    conversation.totals().ratingHundredths(),
                                    conversation.totals().lastActivityAt()),
                            conversation.version()))),
            new Fault(
                    "any lead is linked",
                    "a_conversation_links_only_live_leads_of_its_company",
                    () -> BrokenConversations.links((companies, lead) -> true)),
            new Fault(
                    "deleted leads are linked",
                    "a_conversation_links_only_live_leads_of_its_company",
                    () -> BrokenConversations.links(BrokenConversations::isDeleted)),
            new Fault(
                    "another company's leads are linked",
                    "a_conversation_links_only_live_leads_of_its_company",
                    () -> BrokenConversations.links(BrokenConversations::isOfGlobex)),
            new Fault(
                    "stale changes of conversations overwrite",
                    "a_conversation_change_with_an_old_version_is_refused",
                    BrokenConversations::staleChangesOverwrite),
            new Fault(
                    "a lead's last event is not compared",
                    "a_lead_change_based_on_an_older_last_event_is_refused",
                    BrokenConversations::theLastEventIsNotCompared),
            new Fault(
                    "conversations are found by any company",
                    "another_company_cannot_read_a_conversation",
                    BrokenConversations::conversationsAreFoundByAnyCompany),
            new Fault(
                    "conversations of deleted leads are found",
                    "conversations_of_a_deleted_lead_are_hidden",
                    BrokenConversations::conversationsOfDeletedLeadsAreFound),
            new Fault(
                    "conversations of deleted leads get activity",
                    "writes_to_a_conversation_of_a_deleted_lead_are_refused",
                    BrokenConversations::conversationsOfDeletedLeadsGetActivity),
            new Fault(
                    "topics of all leads are erased",
                    "erase_topics_leaves_other_conversations_unchanged",
                    () -> BrokenConversations.erases((conversation, lead) -> hasTopic(conversation))),
            new Fault(
                    "topics of deleted conversations stay",
                    "erase_topics_removes_titles_and_metadata_only",
                    () -> BrokenConversations.erases((conversation, lead) -> hasTopic(conversation)
                            && !conversation.isDeleted()
                            && conversation.leadId().equals(Optional.of(lead)))),
            new Fault(
                    "conversations without a topic get a new version",
                    "erase_topics_keeps_the_version_without_a_topic",
                    () -> BrokenConversations.erases(
                            (conversation, lead) -> conversation.leadId().equals(Optional.of(lead)))),
            new Fault(
                    "sessions are not compared",
                    "filters_by_agent_lead_and_session_are_exact",
                    () -> BrokenConversations.search(delegate -> new ReplacedList(
                            delegate,
                            (list, asked) -> list.list(
                                    asked.companyId(),
                                    new ConversationQuery(
                                            asked.query().agentId(),
                                            asked.query().leadId(),
                                            Optional.empty()),
                                    asked.page())))),
            new Fault(
                    "deleted conversations are listed",
                    "a_conversation_is_listed_as_either_live_or_deleted",
                    () -> BrokenConversations.search(delegate -> new ReplacedList(
                            delegate,
                            (list, asked) -> joined(
                                    list.list(asked.companyId(), asked.query(), asked.page()),
                                    list.listDeleted(asked.companyId(), PageRequest.FIRST))))),
            new Fault(
                    "conversations are listed oldest first",
                    "conversations_are_listed_newest_first",
                    () -> BrokenConversations.search(delegate -> new ReplacedList(
                            delegate,
                            (list, asked) ->
                                    BrokenReads.reversed(list.list(asked.companyId(), asked.query(), asked.page()))))),
            new Fault(
                    "the newest conversation of a lead may be deleted",
                    "newest_of_returns_the_newest_live_conversation",
                    () -> {
                        BrokenStore store = BrokenStore.withoutFault();
                        return store.with(new TheNewestMayBeDeleted(store.companies(), store.conversationSearch()));
                    }));

    private ConversationFaults() {}

    private static boolean hasTopic(ConversationSnapshot conversation) {
        return conversation.title().isPresent() || !conversation.metadata().equals(ConversationTopic.NONE.metadata());
    }

    private static Page<ConversationSnapshot> joined(Page<ConversationSnapshot> one, Page<ConversationSnapshot> other) {
        return new Page<>(
                Stream.concat(one.items().stream(), other.items().stream()).toList(),
                one.total() + other.total(),
                true,
                one.next());
    }
}
