package io.leadstone.application.port.in.conversation;

/** Use cases of conversations, as a host calls them through {@code LeadManagement.conversations()}. */
public interface Conversations
        extends OpenConversation,
                GetConversation,
                GetOwnConversation,
                GetLastConversation,
                ListConversations,
                ListOwnConversations,
                ListDeletedConversations,
                RecordActivity,
                DeleteConversation,
                RestoreConversation {}
