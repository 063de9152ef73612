package io.leadstone.application.service;

import io.leadstone.application.port.out.lead.EmailKeys;
import io.leadstone.application.port.out.submission.HeldSubmissionRepository;
import io.leadstone.application.port.out.submission.SubmissionRepository;
import io.leadstone.application.query.Page;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.PhoneNumber;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionState;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the held submissions of a person. Their email keys may be of an earlier rule, so all held submissions of the
 * company are read, and their keys are computed.
 */
public record HeldOfPerson(
        LazyPort<SubmissionRepository> submissions, LazyPort<HeldSubmissionRepository> held, EmailKeys emailKeys) {

    /** Returns the held submissions with an address of the lead, newest first. */
    public List<Submission> find(CompanyId companyId, LeadDetails details) {
        return find(companyId, details.email(), details.phone());
    }

    /** Returns the held submissions with the email or the phone number, newest first. */
    public List<Submission> find(CompanyId companyId, Optional<EmailAddress> email, Optional<PhoneNumber> phone) {
        Optional<SubmissionRepository> stored = submissions.find();
        if (stored.isEmpty() || (email.isEmpty() && phone.isEmpty())) {
            return List.of();
        }
        return Page.itemsOf(page -> stored.get().inState(companyId, SubmissionState.HELD, page))
                .filter(sentWith(email, phone))
                .toList();
    }

    /** Returns the condition that a submission has the email or the phone number. */
    public Predicate<Submission> sentWith(Optional<EmailAddress> email, Optional<PhoneNumber> phone) {
        Predicate<LeadDetails> hasEmail = hasEmail(email);
        return each -> hasEmail.test(each.details()) || hasPhone(phone, each.details());
    }

    /**
     * Returns the condition that a submission does not show whose it is: the details have each address of the person
     * with which it was sent. So it may have been sent by another person, who shares the address.
     */
    public boolean haveSharedAddresses(LeadDetails person, Submission submission, LeadDetails details) {
        Predicate<LeadDetails> hasEmail = hasEmail(person.email());
        return (!hasEmail.test(submission.details()) || hasEmail.test(details))
                && (!hasPhone(person.phone(), submission.details()) || hasPhone(person.phone(), details));
    }

    /** Returns the ids of the held submissions with an address of the lead. */
    public List<LeadId> idsOf(LeadSnapshot lead) {
        return find(lead.companyId(), lead.details()).stream()
                .map(Submission::id)
                .toList();
    }

    /** Removes the held submissions with an address of the lead. */
    public void discard(LeadSnapshot lead) {
        idsOf(lead).forEach(id -> held.get().discard(lead.companyId(), id));
    }

    private Predicate<LeadDetails> hasEmail(Optional<EmailAddress> email) {
        Optional<String> key = email.flatMap(address -> emailKeys.keyOf(address.value()));
        return details -> key.isPresent()
                && details.email()
                        .flatMap(found -> emailKeys.keyOf(found.value()))
                        .equals(key);
    }

    private static boolean hasPhone(Optional<PhoneNumber> phone, LeadDetails details) {
        return details.phone()
                .filter(found -> phone.filter(found::isSameNumber).isPresent())
                .isPresent();
    }
}
