/**
 * Conversations in MongoDB. The package depends on {@code lead}, because an event of a conversation is carried into the
 * log of its lead.
 *
 * <p>Start at {@link io.leadstone.adapter.mongo.conversation.MongoConversationRepository}.
 */
@NullMarked
package io.leadstone.adapter.mongo.conversation;

import org.jspecify.annotations.NullMarked;
