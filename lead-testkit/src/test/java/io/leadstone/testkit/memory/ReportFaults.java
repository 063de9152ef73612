package io.leadstone.testkit.memory;

import io.leadstone.domain.conversation.ConversationTotals;
import io.leadstone.domain.lead.LeadEngagement;
import java.util.List;
import java.util.Optional;

/** What may be wrong with adding reports up and with telling them to the lead. */
final class ReportFaults {

    static final List<Fault> ALL = List.of(
            new Fault(
                    "conversations are read before reports are added",
                    "a_thousand_reports_count_a_thousand",
                    BrokenReports::conversationsAreReadBeforeTheyAreWritten),
            new Fault(
                    "leads are read before they are told",
                    "a_thousand_reports_count_a_thousand",
                    BrokenReports::leadsAreReadBeforeTheyAreTold),
            new Fault(
                    "nobody is told of reports",
                    "the_lead_is_told_of_all_that_happens_in_its_conversations",
                    BrokenReports::nobodyIsTold),
            new Fault(
                    "leads are told later",
                    "a_reader_never_sees_a_report_before_its_event",
                    BrokenReports::leadsAreToldLater),
            new Fault(
                    "deleted leads are not told", "a_deleted_lead_is_told_too", BrokenReports::deletedLeadsAreNotTold),
            new Fault(
                    "the last report is the latest engagement",
                    "an_activity_of_long_ago_does_not_take_back_a_later_engagement",
                    BrokenReports::theLastReportIsTheLatestEngagement),
            new Fault(
                    "leads are engaged before they are created",
                    "a_lead_is_not_engaged_before_it_was_created",
                    BrokenReports::theLastReportIsTheLatestEngagement),
            new Fault(
                    "reports do not engage the lead",
                    "the_lead_is_told_of_all_that_happens_in_its_conversations",
                    () -> BrokenReports.leads((before, told) ->
                            BrokenReports.engaged(told, before.engagement().lastAt()))),
            new Fault(
                    "reports forget the last conversation",
                    "the_conversation_that_was_opened_last_is_the_leads_last",
                    () -> BrokenReports.leads((before, told) -> BrokenReports.lead(
                            told,
                            new LeadEngagement(told.engagement().lastAt(), Optional.empty()),
                            told.updatedAt(),
                            told.version()))),
            new Fault(
                    "reports are versions of the lead",
                    "the_lead_is_told_of_all_that_happens_in_its_conversations",
                    () -> BrokenReports.leads((before, told) ->
                            BrokenReports.lead(told, told.engagement(), told.updatedAt(), told.version() + 1))),
            new Fault(
                    "reports are updates of the lead",
                    "the_lead_is_told_of_all_that_happens_in_its_conversations",
                    () -> BrokenReports.leads((before, told) -> BrokenReports.lead(
                            told, told.engagement(), told.updatedAt().plusMillis(1), told.version()))),
            new Fault(
                    "the last report is the last activity",
                    "reports_add_up",
                    () -> BrokenReports.totals((before, after) -> new ConversationTotals(
                            after.messages(),
                            after.ratings(),
                            after.ratingHundredths(),
                            after.lastActivityAt().map(at -> at.minusMillis(after.messages() - before.messages()))))),
            new Fault(
                    "a rating replaces the one before",
                    "reports_add_up",
                    () -> BrokenReports.totals((before, after) -> new ConversationTotals(
                            after.messages(),
                            1,
                            after.ratingHundredths() - before.ratingHundredths(),
                            after.lastActivityAt()))),
            new Fault(
                    "reports leave the version",
                    "a_change_that_a_report_came_before_is_stale",
                    BrokenReports::reportsLeaveTheVersion),
            new Fault(
                    "deleted conversations take reports",
                    "a_conversation_that_is_not_live_takes_no_report",
                    BrokenReports::deletedConversationsTakeReports));

    private ReportFaults() {}
}
