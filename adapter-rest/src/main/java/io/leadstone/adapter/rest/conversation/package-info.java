/**
 * Conversations over HTTP: opens, lists, deletes and restores them, and records their activity. Callers are programs
 * and widget sessions. This package knows leads only by their ids. Start at {@link
 * io.leadstone.adapter.rest.conversation.ConversationResource}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.rest.conversation;

import org.jspecify.annotations.NullMarked;
