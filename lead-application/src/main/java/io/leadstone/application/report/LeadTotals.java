package io.leadstone.application.report;

import io.leadstone.domain.LeadStatus;
import java.util.List;
import java.util.Map;

/**
 * The totals that a store computes for a report, from one consistent snapshot. They are whole numbers, so that every
 * store returns the same. The cohort is the company's live leads that were created in the range.
 *
 * @param byStatus the number of leads of the cohort by current status; a status without leads may be missing
 * @param contacted the number of leads that have ever reached the status {@code contacted}
 * @param qualified the number of leads that have ever reached the status {@code qualified}
 * @param converted the number of leads that have ever reached the status {@code converted}
 * @param marketing the number of leads that currently consent to marketing
 * @param dataProcessing the number of leads that currently consent to data processing
 * @param withPhone the number of leads with a phone number
 * @param engagedMillis the sum of the milliseconds from each lead's creation to its last engagement
 * @param speed the median times to the stages
 * @param conversations the totals of the cohort's live conversations
 * @param sources the {@value #MAX_SOURCES} sources with the most leads, largest first. Sources of the same size are
 *     ordered by the code points of their names; leads without a source come last
 * @param bestSources the {@value #BEST_SOURCES} sources with the greatest share of converted leads, greatest first.
 *     Sources of the same share are ordered as in {@code sources}
 * @param days the days of the range on which leads of the cohort were created, in order
 */
public record LeadTotals(
        Map<LeadStatus, Long> byStatus,
        long contacted,
        long qualified,
        long converted,
        long marketing,
        long dataProcessing,
        long withPhone,
        long engagedMillis,
        SpeedTotals speed,
        ConversationFigures conversations,
        List<SourceTotals> sources,
        List<SourceTotals> bestSources,
        List<DayTotals> days) {

    /** Maximum number of listed sources. Anyone can register leads with any number of sources. */
    public static final int MAX_SOURCES = 1000;

    /** Maximum number of listed best sources. */
    public static final int BEST_SOURCES = 10;

    public LeadTotals {
        byStatus = Map.copyOf(byStatus);
        sources = List.copyOf(sources);
        bestSources = List.copyOf(bestSources);
        days = List.copyOf(days);
    }

    /** Returns the number of leads in the cohort. */
    public long total() {
        return byStatus.values().stream().mapToLong(Long::longValue).sum();
    }
}
