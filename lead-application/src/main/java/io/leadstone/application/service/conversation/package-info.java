/**
 * Services that implement the use cases of conversations. They are internal: hosts call the interfaces of
 * {@code port.in.conversation}.
 *
 * <p>Start at {@link io.leadstone.application.service.conversation.ConversationsService}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.application.service.conversation;

import org.jspecify.annotations.NullMarked;
