package io.leadstone.application.service;

import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.conversation.ConversationRepository;
import io.leadstone.application.port.out.lead.LeadRepository;

/**
 * Parts that the services of all topics share.
 *
 * @param leads the leads of the store; it notifies listeners if there are any
 * @param conversations the conversations of the store, if it has the capability; it notifies listeners if there are any
 */
public record UseCaseParts(
        LeadStore store,
        LeadRepository leads,
        LazyPort<ConversationRepository> conversations,
        CommandCheck check,
        ChangeContexts contexts,
        OptimisticRetry retries) {}
