/**
 * Conversations over HTTP: opened, listed, reported on, deleted and restored, by programs and by leads in their widget. It knows
 * nothing of leads but their ids. Start at {@link io.leadstone.adapter.rest.conversation.ConversationResource}.
 */
@NullMarked
package io.leadstone.adapter.rest.conversation;

import org.jspecify.annotations.NullMarked;
