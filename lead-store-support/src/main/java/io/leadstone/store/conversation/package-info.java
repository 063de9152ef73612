/**
 * The ports for conversations on a key-value backend. It is internal: hosts use
 * {@code KeyValueLeadStore}. The package depends on the ports and on the tables.
 *
 * <p>Start at {@link io.leadstone.store.conversation.KeyValueConversationRepository}.
 */
@NullMarked
package io.leadstone.store.conversation;

import org.jspecify.annotations.NullMarked;
