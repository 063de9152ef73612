package io.leadstone.application.service;

import io.leadstone.application.access.LeadSession;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.port.out.submission.SubmissionRepository;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.submission.Submission;
import java.util.Optional;

/**
 * Looks up leads by session lead ids.
 *
 * @param leads the leads of the store, found by their real ids
 */
public record SessionLeads(LazyPort<SubmissionRepository> submissions, LeadRepository leads) {

    /**
     * Returns the submission of a widget session. It takes two reads, whether or not the session created its lead.
     *
     * @throws LeadNotFoundException naming the session lead id, if the submission was replaced, if the session has
     *     ended, or if the lead is deleted, erased or purged
     */
    public Submission require(CompanyId companyId, LeadSession session) {
        return submissions
                .get()
                .find(companyId, session.leadId())
                .filter(found -> found.session().id().equals(session.sessionId()))
                .filter(this::isOpen)
                .orElseThrow(() -> new LeadNotFoundException(session.leadId()));
    }

    /**
     * Returns true if the session has not ended, and the lead is live and not erased. The session of a held submission
     * is open, too, so that a bot does not find out that it was detected.
     */
    public boolean isOpen(Submission submission) {
        if (submission.session().isEnded() || submission.isErased()) {
            return false;
        }
        return submission
                .leadId()
                .map(lead -> leads.find(submission.companyId(), lead)
                        .filter(found -> !found.isErased())
                        .isPresent())
                .orElse(true);
    }

    /**
     * Returns the id of the lead that a session lead id stands for. Empty if there is no such submission, if it has no
     * lead, or if both ids are the same.
     */
    public Optional<LeadId> realId(CompanyId companyId, LeadId alias) {
        return submissions
                .find()
                .flatMap(stored -> stored.find(companyId, alias))
                .flatMap(Submission::leadId)
                .filter(real -> !real.equals(alias));
    }

    /** Returns the live lead that a session lead id stands for, if it differs from the lead of this id. */
    public Optional<LeadSnapshot> findByAlias(CompanyId companyId, LeadId alias) {
        return realId(companyId, alias).flatMap(real -> leads.find(companyId, real));
    }
}
