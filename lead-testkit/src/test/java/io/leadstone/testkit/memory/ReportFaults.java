package io.leadstone.testkit.memory;

import io.leadstone.domain.conversation.ConversationTotals;
import io.leadstone.domain.lead.LeadEngagement;
import java.util.List;
import java.util.Optional;

/** Faults of activity reports and of their effect on leads. */
final class ReportFaults {

    static final List<Fault> ALL = List.of(
            new Fault(
                    "conversations are read before reports are added",
                    "three_hundred_concurrent_activity_reports_are_all_counted",
                    BrokenReports::conversationsAreReadBeforeTheyAreWritten),
            new Fault(
                    "leads are read before they are updated",
                    "three_hundred_concurrent_activity_reports_are_all_counted",
                    BrokenReports::leadsAreReadBeforeTheyAreUpdated),
            new Fault(
                    "reports do not change the lead",
                    "each_conversation_change_adds_an_event_to_the_lead",
                    BrokenReports::leadsAreNotUpdated),
            new Fault(
                    "reports change the lead later",
                    "a_reader_never_sees_a_report_before_its_event",
                    BrokenReports::leadsAreUpdatedLater),
            new Fault(
                    "the last report is the latest engagement",
                    "an_older_activity_does_not_replace_a_later_engagement",
                    BrokenReports::theLastReportIsTheLatestEngagement),
            new Fault(
                    "leads are engaged before they are created",
                    "activity_before_creation_counts_as_engagement_at_creation",
                    BrokenReports::theLastReportIsTheLatestEngagement),
            new Fault(
                    "reports do not engage the lead",
                    "each_conversation_change_adds_an_event_to_the_lead",
                    () -> BrokenReports.leads((before, after) ->
                            BrokenReports.engaged(after, before.engagement().lastAt()))),
            new Fault(
                    "reports clear the last conversation",
                    "the_last_conversation_of_a_lead_is_the_last_opened",
                    () -> BrokenReports.leads((before, after) -> BrokenReports.lead(
                            after,
                            new LeadEngagement(after.engagement().lastAt(), Optional.empty()),
                            after.updatedAt(),
                            after.version()))),
            new Fault(
                    "reports are versions of the lead",
                    "each_conversation_change_adds_an_event_to_the_lead",
                    () -> BrokenReports.leads((before, after) ->
                            BrokenReports.lead(after, after.engagement(), after.updatedAt(), after.version() + 1))),
            new Fault(
                    "reports are updates of the lead",
                    "each_conversation_change_adds_an_event_to_the_lead",
                    () -> BrokenReports.leads((before, after) -> BrokenReports.lead(
                            after, after.engagement(), after.updatedAt().plusMillis(1), after.version()))),
            new Fault(
                    "the last report is the last activity",
                    "activity_reports_are_added_to_the_totals",
                    () -> BrokenReports.totals((before, after) -> new ConversationTotals(
                            after.messages(),
                            after.ratings(),
                            after.ratingHundredths(),
                            after.lastActivityAt().map(at -> at.minusMillis(after.messages() - before.messages()))))),
            new Fault(
                    "a rating replaces the one before",
                    "activity_reports_are_added_to_the_totals",
                    () -> BrokenReports.totals((before, after) -> new ConversationTotals(
                            after.messages(),
                            1,
                            after.ratingHundredths() - before.ratingHundredths(),
                            after.lastActivityAt()))),
            new Fault(
                    "reports leave the version",
                    "a_change_based_on_a_version_before_a_report_is_refused",
                    BrokenReports::reportsLeaveTheVersion),
            new Fault(
                    "deleted conversations take reports",
                    "a_report_for_a_deleted_or_missing_conversation_is_refused",
                    BrokenReports::deletedConversationsTakeReports));

    private ReportFaults() {}
}
