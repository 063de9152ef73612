package io.leadstone.testkit.contract;

import io.leadstone.testkit.contract.conversation.ConversationActivityContract;
import io.leadstone.testkit.contract.conversation.ConversationErasureContract;
import io.leadstone.testkit.contract.conversation.ConversationEventsContract;
import io.leadstone.testkit.contract.conversation.ConversationIsolationContract;
import io.leadstone.testkit.contract.conversation.ConversationLifeContract;
import io.leadstone.testkit.contract.conversation.ConversationRepositoryContract;
import io.leadstone.testkit.contract.conversation.ConversationRoundTripContract;
import io.leadstone.testkit.contract.conversation.ConversationSearchContract;
import io.leadstone.testkit.contract.conversation.ConversationTrafficContract;
import io.leadstone.testkit.contract.conversation.ErasedLeadConversationsContract;

/** The tests of a {@link io.leadstone.application.port.out.conversation.ConversationStore}. */
public interface ConversationStoreContract
        extends ConversationRepositoryContract,
                ConversationRoundTripContract,
                ConversationActivityContract,
                ConversationTrafficContract,
                ConversationErasureContract,
                ConversationSearchContract,
                ConversationIsolationContract,
                ConversationLifeContract,
                ConversationEventsContract,
                ErasedLeadConversationsContract {}
