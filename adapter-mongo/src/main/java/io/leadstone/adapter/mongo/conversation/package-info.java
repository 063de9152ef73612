/**
 * Conversations in MongoDB. The package uses {@code lead}, because the events of conversations are appended to the
 * logs of their leads.
 *
 * <p>Start at {@link io.leadstone.adapter.mongo.conversation.MongoConversationRepository}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.mongo.conversation;

import org.jspecify.annotations.NullMarked;
