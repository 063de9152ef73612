/**
 * The ports that a store implements for conversations.
 *
 * <p>Start at {@link io.leadstone.application.port.out.conversation.ConversationRepository}.
 */
@NullMarked
package io.leadstone.application.port.out.conversation;

import org.jspecify.annotations.NullMarked;
