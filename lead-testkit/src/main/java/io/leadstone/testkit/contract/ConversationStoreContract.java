package io.leadstone.testkit.contract;

import io.leadstone.testkit.contract.conversation.ConversationActivityContract;
import io.leadstone.testkit.contract.conversation.ConversationConcurrencyContract;
import io.leadstone.testkit.contract.conversation.ConversationErasureContract;
import io.leadstone.testkit.contract.conversation.ConversationEventsContract;
import io.leadstone.testkit.contract.conversation.ConversationIsolationContract;
import io.leadstone.testkit.contract.conversation.ConversationLifecycleContract;
import io.leadstone.testkit.contract.conversation.ConversationRepositoryContract;
import io.leadstone.testkit.contract.conversation.ConversationRoundTripContract;
import io.leadstone.testkit.contract.conversation.ConversationSearchContract;
import io.leadstone.testkit.contract.conversation.DeletedLeadConversationsContract;
import io.leadstone.testkit.contract.conversation.ErasedLeadConversationsContract;

/** The tests of a {@link io.leadstone.application.port.out.conversation.ConversationStore}. */
public interface ConversationStoreContract
        extends ConversationRepositoryContract,
                ConversationRoundTripContract,
                ConversationActivityContract,
                ConversationConcurrencyContract,
                ConversationErasureContract,
                ConversationSearchContract,
                ConversationIsolationContract,
                ConversationLifecycleContract,
                ConversationEventsContract,
                DeletedLeadConversationsContract,
                ErasedLeadConversationsContract {}
