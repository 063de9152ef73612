package io.leadstone.application.report;

import io.leadstone.domain.LeadStatus;
import java.util.List;
import java.util.Map;

/**
 * What a store counts for a report, all of it at one moment: whole numbers only, so that every store answers the same. The cohort is
 * the company's live leads that were created in the range.
 *
 * @param byStatus the size of the cohort by current status; a status that none has may be missing
 * @param contacted how many have reached {@code contacted}, as {@code qualified} and {@code converted} say of theirs
 * @param marketing how many agree to marketing now
 * @param dataProcessing how many agree to data processing now
 * @param withPhone how many have a phone
 * @param engagedMillis the sum of the milliseconds from each one's creation to its last engagement
 * @param conversations what the cohort's live conversations add up to
 * @param sources the {@value #MAX_SOURCES} sources with the most leads, the greatest first, of the same size by their names' code points,
 *     leads without a source after those with one
 * @param bestSources the {@value #BEST_SOURCES} sources with the greatest share of converted leads, of the same share the one with more
 *     leads first, then as in {@code sources}
 * @param days the UTC days on which leads of the cohort were created, in order
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
        ConversationFigures conversations,
        List<SourceTotals> sources,
        List<SourceTotals> bestSources,
        List<DayTotals> days) {

    /** The most sources that are listed: a stranger can make up any number of them. */
    public static final int MAX_SOURCES = 1000;

    /** How many of the best sources are listed. */
    public static final int BEST_SOURCES = 10;

    public LeadTotals {
        byStatus = Map.copyOf(byStatus);
        sources = List.copyOf(sources);
        bestSources = List.copyOf(bestSources);
        days = List.copyOf(days);
    }

    /** The size of the cohort. */
    public long total() {
        return byStatus.values().stream().mapToLong(Long::longValue).sum();
    }
}
