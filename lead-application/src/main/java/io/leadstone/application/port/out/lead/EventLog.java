package io.leadstone.application.port.out.lead;

import io.leadstone.application.port.out.conversation.ConversationRepository;
import io.leadstone.application.port.out.submission.HeldSubmissionRepository;
import io.leadstone.application.port.out.submission.OptInRepository;
import io.leadstone.application.port.out.submission.SubmissionRepository;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.lead.LeadEvent;

/**
 * Reads the event log. Each port that stores a change appends the events of the change in the same write:
 * {@link LeadRepository}, {@link ConversationRepository}, {@link SubmissionRepository},
 * {@link HeldSubmissionRepository} and {@link OptInRepository}.
 */
public interface EventLog {

    /**
     * Returns a page of the events of the lead, highest number first. The page is empty if the company has no such
     * lead.
     *
     * @throws InvalidCommandException naming {@code cursor} if the cursor is of another order
     */
    Page<LeadEvent> eventsOf(CompanyId companyId, LeadId leadId, PageRequest page);
}
