/**
 * Conversations in SQL. The package uses {@code lead}, because an event of a conversation changes its lead.
 *
 * <p>Start at {@link io.leadstone.adapter.mybatis.conversation.MyBatisConversationRepository}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.mybatis.conversation;

import org.jspecify.annotations.NullMarked;
