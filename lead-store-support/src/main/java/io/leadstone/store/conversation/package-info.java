/**
 * The ports for conversations on a key-value backend. The package is internal: hosts use
 * {@code KeyValueLeadStore}. It depends on the ports and on the tables.
 *
 * <p>Start at {@link io.leadstone.store.conversation.KeyValueConversationRepository}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.store.conversation;

import org.jspecify.annotations.NullMarked;
