package io.leadstone.testkit.memory;

import io.leadstone.application.report.DateRange;
import io.leadstone.application.report.LeadTotals;
import io.leadstone.application.report.SourceTotals;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.LeadMilestones;
import io.leadstone.domain.lead.LeadSnapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Faults of the figures of a report and of exports. */
final class FigureFaults {

    private static final Comparator<SourceTotals> BY_SHARE_ALONE =
            Comparator.comparingDouble(totals -> -1.0 * totals.converted() / totals.leads());

    static final List<Fault> ALL = List.of(
            new Fault(
                    "deleted leads are counted",
                    "figures_exclude_deleted_leads_until_they_are_restored",
                    () -> BrokenFigures.cohort(
                            (lead, range) -> !lead.createdAt().isBefore(range.start()))),
            new Fault(
                    "the end of a range is not in it",
                    "report_ranges_include_both_ends_to_the_millisecond",
                    () -> BrokenFigures.cohort((lead, range) ->
                            BrokenFigures.isIn(lead, range) && lead.createdAt().isBefore(range.end()))),
            new Fault(
                    "the start of a range is not in it",
                    "report_ranges_include_both_ends_to_the_millisecond",
                    () -> BrokenFigures.cohort((lead, range) ->
                            BrokenFigures.isIn(lead, range) && lead.createdAt().isAfter(range.start()))),
            new Fault(
                    "ranges are cut to seconds",
                    "report_ranges_include_both_ends_to_the_millisecond",
                    () -> BrokenFigures.range(range -> new DateRange(
                            range.start().minusMillis(range.start().toEpochMilli() % 1000), range.end()))),
            new Fault(
                    "days begin at five",
                    "days_of_a_report_are_utc_days",
                    () -> BrokenFigures.lead(
                            lead -> withCreatedAt(lead, lead.createdAt().minusSeconds(5 * 3600)))),
            new Fault(
                    "days are UTC days in each time zone",
                    "days_of_a_report_are_days_of_its_time_zone",
                    () -> BrokenFigures.range(range -> new DateRange(range.start(), range.end()))),
            new Fault(
                    "days have the offset of the start of the range",
                    "a_range_may_have_many_clock_changes",
                    () -> BrokenFigures.range(range -> new DateRange(
                            range.start(), range.end(), range.zone().getRules().getOffset(range.start())))),
            new Fault(
                    "the median of an even count is the lower middle time",
                    "the_median_is_the_middle_time_or_the_mean_of_two",
                    () -> BrokenFigures.speed(times -> 2 * times.get((times.size() - 1) / 2))),
            new Fault(
                    "the median is the mean",
                    "the_median_is_the_middle_time_or_the_mean_of_two",
                    () -> BrokenFigures.speed(times ->
                            2 * times.stream().mapToLong(Long::longValue).sum() / times.size())),
            new Fault(
                    "leads that were created in a stage have no time",
                    "a_lead_that_is_created_in_a_stage_took_no_time",
                    () -> BrokenFigures.lead(
                            lead -> lead.milestones().contactedAt().equals(Optional.of(lead.createdAt()))
                                    ? reachedNothing(lead)
                                    : lead)),
            new Fault(
                    "any company's leads are counted",
                    "figures_exclude_leads_and_conversations_of_other_companies",
                    () -> BrokenFigures.companies(asked -> new CompanyId("globex"))),
            new Fault(
                    "only the current status is reached",
                    "leads_are_counted_by_status_and_by_milestone",
                    () -> BrokenFigures.lead(lead -> lead.status() == LeadStatus.LOST ? reachedNothing(lead) : lead)),
            new Fault(
                    "engagement is summed in ints",
                    "engagement_lasts_from_creation_to_last_activity_or_status_change",
                    () -> BrokenFigures.totals(totals ->
                            BrokenFigures.engaged(totals, Math.min(totals.engagedMillis(), Integer.MAX_VALUE)))),
            new Fault(
                    "any change is engagement",
                    "engagement_lasts_from_creation_to_last_activity_or_status_change",
                    () -> BrokenFigures.lead(lead -> BrokenReports.engaged(lead, Optional.of(lead.updatedAt())))),
            new Fault(
                    "deleted conversations are counted",
                    "live_conversations_of_leads_in_the_range_are_counted",
                    () -> BrokenFigures.conversations(conversations ->
                            conversations.stream().map(FigureFaults::restored).toList())),
            new Fault(
                    "a lead's first conversation is counted alone",
                    "live_conversations_of_leads_in_the_range_are_counted",
                    () -> BrokenFigures.conversations(conversations -> conversations.stream()
                            .filter(conversation -> conversations.stream()
                                    .filter(other -> other.leadId().equals(conversation.leadId()))
                                    .findFirst()
                                    .equals(Optional.of(conversation)))
                            .toList())),
            new Fault(
                    "leads without a source are not listed",
                    "sources_are_sorted_by_size_then_by_name",
                    () -> BrokenFigures.totals(totals -> BrokenFigures.sources(
                            totals,
                            totals.sources().stream()
                                    .filter(source -> source.source().isPresent())
                                    .toList(),
                            totals.bestSources()))),
            new Fault(
                    "sources are ordered by UTF-16 code units",
                    "sources_are_sorted_by_size_then_by_name",
                    () -> BrokenFigures.totals(totals -> BrokenFigures.sources(
                            totals,
                            BrokenFigures.sorted(
                                    totals.sources(),
                                    Comparator.comparingLong(SourceTotals::leads)
                                            .reversed()
                                            .thenComparing(
                                                    source -> source.source().isEmpty())
                                            .thenComparing(
                                                    source -> source.source().orElse(""))),
                            totals.bestSources()))),
            new Fault(
                    "the best sources are in any order where their share is the same",
                    "the_ten_best_sources_have_the_highest_conversion_rate",
                    () -> BrokenFigures.totals(totals -> BrokenFigures.sources(
                            totals,
                            totals.sources(),
                            BrokenFigures.sorted(
                                    totals.bestSources(),
                                    BY_SHARE_ALONE.thenComparing(
                                            source -> source.source().orElse("")))))),
            new Fault(
                    "the best sources are shares in whole percents",
                    "reports_of_random_histories_equal_the_naive_calculation",
                    () -> BrokenFigures.totals(totals -> BrokenFigures.sources(
                            totals,
                            totals.sources(),
                            BrokenFigures.sorted(
                                            totals.sources(),
                                            Comparator.comparingLong(
                                                    source -> -2 * source.converted() / source.leads()))
                                    .stream()
                                    .limit(LeadTotals.BEST_SOURCES)
                                    .toList()))),
            new Fault(
                    "the best sources are chosen from the listed ones",
                    "at_most_a_thousand_sources_are_listed",
                    () -> BrokenFigures.totals(totals -> BrokenFigures.sources(
                            totals,
                            totals.sources(),
                            BrokenFigures.sorted(totals.sources(), BY_SHARE_ALONE).stream()
                                    .limit(LeadTotals.BEST_SOURCES)
                                    .toList()))),
            new Fault(
                    "a report has figures of two states",
                    "all_figures_of_a_report_are_from_one_state",
                    BrokenFigures::twoReadings),
            new Fault(
                    "deleted leads are exported",
                    "exported_leads_are_complete_and_sorted_by_creation",
                    () -> BrokenFigures.exports(List::stream)),
            new Fault(
                    "exports end after a thousand rows",
                    "thousands_of_rows_are_exported_once_each",
                    () -> BrokenFigures.exports(leads -> leads.stream().limit(1000))),
            new Fault(
                    "exports have no range",
                    "export_ranges_include_both_ends_and_may_be_open",
                    () -> BrokenFigures.exports(leads -> leads.stream().filter(lead -> !lead.isDeleted()))),
            new Fault(
                    "exceptions of the sink are dropped",
                    "an_exception_of_the_sink_ends_the_export_cleanly",
                    BrokenFigures::exceptionsOfTheSinkAreDropped),
            new Fault(
                    "any company's conversations are exported",
                    "a_company_without_rows_exports_nothing",
                    BrokenFigures::exportsOfAnyCompany));

    private FigureFaults() {}

    private static LeadSnapshot withCreatedAt(LeadSnapshot lead, Instant at) {
        return with(lead, lead.milestones(), at);
    }

    private static LeadSnapshot reachedNothing(LeadSnapshot lead) {
        return with(lead, LeadMilestones.NONE, lead.createdAt());
    }

    private static LeadSnapshot with(LeadSnapshot lead, LeadMilestones milestones, Instant createdAt) {
        return new LeadSnapshot(
                lead.id(),
                lead.companyId(),
                lead.details(),
                lead.status(),
                lead.lostReason(),
                milestones,
                lead.consents(),
                lead.engagement(),
                createdAt,
                lead.updatedAt(),
                lead.deletedAt(),
                lead.erasedAt(),
                lead.version(),
                lead.lastEvent());
    }

    private static ConversationSnapshot restored(ConversationSnapshot conversation) {
        return new ConversationSnapshot(
                conversation.id(),
                conversation.companyId(),
                conversation.agentId(),
                conversation.leadId(),
                conversation.session(),
                conversation.title(),
                conversation.metadata(),
                conversation.maxContextLength(),
                conversation.totals(),
                conversation.createdAt(),
                conversation.updatedAt(),
                Optional.empty(),
                conversation.version());
    }
}
