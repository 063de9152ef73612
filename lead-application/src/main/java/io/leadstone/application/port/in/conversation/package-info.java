/**
 * Use cases of conversations: open, read, list, report activity, delete and restore. A host calls these interfaces; the
 * services of this topic implement them.
 *
 * <p>Start at {@link io.leadstone.application.port.in.conversation.Conversations}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.application.port.in.conversation;

import org.jspecify.annotations.NullMarked;
