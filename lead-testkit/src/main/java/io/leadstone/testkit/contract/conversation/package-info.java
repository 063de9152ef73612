/**
 * The contract of stores for conversations. Each interface has default test methods; an adapter
 * runs them by implementing it.
 *
 * <p>Start at {@link io.leadstone.testkit.contract.conversation.ConversationLifecycleContract}.
 */
@NullMarked
package io.leadstone.testkit.contract.conversation;

import org.jspecify.annotations.NullMarked;
