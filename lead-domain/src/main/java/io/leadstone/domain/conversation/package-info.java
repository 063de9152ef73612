/**
 * Conversations: topic, activity and totals. The package depends on the lead, because activity in a conversation
 * counts for its lead.
 *
 * <p>Start at {@link io.leadstone.domain.conversation.Conversation}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.domain.conversation;

import org.jspecify.annotations.NullMarked;
