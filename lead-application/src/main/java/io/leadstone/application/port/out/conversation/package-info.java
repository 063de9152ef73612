/**
 * The ports that a store implements for conversations.
 *
 * <p>Start at {@link io.leadstone.application.port.out.conversation.ConversationRepository}.
 *
 * <p>Stores and adapters may use this package. A minor version may add methods to its interfaces.
 */
@NullMarked
package io.leadstone.application.port.out.conversation;

import org.jspecify.annotations.NullMarked;
