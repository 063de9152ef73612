package io.leadstone.application.port.out.privacy;

import io.leadstone.application.port.out.submission.SubmissionRepository;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionState;
import io.leadstone.domain.webhook.Delivery;
import java.util.List;

/**
 * Reads what is stored about a lead, live or deleted, beside the lead itself, its ledger and its events. These methods
 * return an empty list if the company has no such lead.
 *
 * <p>Every method throws {@link StoreUnavailableException} if the store cannot be reached.
 */
public interface PersonRecords {

    /** Returns the live and the deleted conversations of the lead, oldest first. */
    List<ConversationSnapshot> conversationsOf(CompanyId companyId, LeadId leadId);

    /** Returns the deliveries of the lead's events to all webhooks of the company, oldest first. */
    List<Delivery> deliveriesOf(CompanyId companyId, LeadId leadId);

    /**
     * Returns a page of the submissions of the company in this state, as {@link SubmissionRepository#inState} does, but
     * also those of deleted leads. The page is empty if the store keeps no submissions.
     *
     * @throws InvalidCommandException naming {@code cursor} if the cursor is of another order
     */
    Page<Submission> submissions(CompanyId companyId, SubmissionState state, PageRequest page);
}
