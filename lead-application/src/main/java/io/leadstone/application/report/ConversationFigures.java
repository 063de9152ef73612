package io.leadstone.application.report;

/**
 * The totals of the live conversations of a cohort.
 *
 * @param leads the number of leads with at least one conversation
 * @param ratingHundredths the sum of all ratings, in hundredths
 */
public record ConversationFigures(long conversations, long leads, long messages, long ratings, long ratingHundredths) {}
