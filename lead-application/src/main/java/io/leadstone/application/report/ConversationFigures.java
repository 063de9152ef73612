package io.leadstone.application.report;

/**
 * What the live conversations of a cohort add up to.
 *
 * @param leads how many leads have one
 * @param ratingHundredths the sum of all ratings, in hundredths
 */
public record ConversationFigures(long conversations, long leads, long messages, long ratings, long ratingHundredths) {}
