package io.leadstone.application.service;

import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.conversation.ConversationRepository;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.port.out.submission.SubmissionRepository;

/**
 * Parts that the services of all topics share.
 *
 * @param leads the leads of the store, also found by session lead ids; it notifies listeners if there are any
 * @param conversations the conversations of the store, if it has the capability; it notifies listeners if there are any
 * @param submissions the submissions of the store, if it has the capability; it notifies listeners if there are any
 * @param sessionLeads looks up leads by session lead ids
 */
public record UseCaseParts(
        LeadStore store,
        LeadRepository leads,
        LazyPort<ConversationRepository> conversations,
        LazyPort<SubmissionRepository> submissions,
        SessionLeads sessionLeads,
        CommandCheck check,
        ChangeContexts contexts,
        OptimisticRetry retries,
        Suppressions suppressions,
        EmailKeyRule emailKeyRule) {}
