package io.leadstone.application.service.submission;

import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.port.out.submission.SubmissionPolicy;
import io.leadstone.application.service.OptimisticRetry;
import io.leadstone.application.service.SuppressionEffects;
import io.leadstone.application.service.Suppressions;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.failure.ConcurrentTransactionException;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.LeadException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.SuppressedException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionField;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Stores a registration with its lead. The submission creates a lead, or points to the lead that has its email.
 *
 * @param leads finds leads by email
 */
public record RegistrationWriter(
        LeadRepository leads, OptimisticRetry retries, Suppressions suppressions, SubmissionPolicy policy) {

    /**
     * Stores the submission with its lead by {@code write}. It looks up the email owner again after each conflict, and
     * then the suppression list: a deletion of the owner may have added entries. The lead does not get the consents
     * that the list withholds from an address of the submission or of the owner.
     *
     * @return the submission with its lead
     * @throws SuppressedException if the list refuses an address
     */
    public Submission store(Submission received, ChangeContext context, BiConsumer<Submission, LeadChange> write) {
        return retries.withinLimit(retry -> {
            Optional<Optional<LeadSnapshot>> refused = Optional.empty();
            while (true) {
                Optional<LeadSnapshot> owner = emailOwner(received);
                List<SuppressionEffects> effects = suppressions.effectsOnEach(
                        received.companyId(),
                        received.details(),
                        owner.map(LeadSnapshot::details).orElse(LeadDetails.EMPTY));
                Set<ConsentPurpose> withheld = effects.get(0).requireAllowed().withheld();
                withheld.addAll(effects.get(1).withheld());
                Registration registration = owner.map(lead -> submit(lead, received, withheld, context))
                        .orElseGet(() -> capture(received, withheld, context));
                try {
                    write.accept(registration.submission(), registration.change());
                    return registration.submission();
                } catch (DuplicateEmailException | VersionConflictException | LeadNotFoundException changed) {
                    requireProgress(retry, refused.filter(owner::equals).isPresent(), changed);
                    refused = Optional.of(owner);
                    retry.pause(changed);
                }
            }
        });
    }

    /** A transaction of the host with snapshot reads never sees another email owner, so retries cannot succeed. */
    private static void requireProgress(OptimisticRetry.Retry retry, boolean sawTheSame, LeadException changed) {
        if (retry.isInHostTransaction() && sawTheSame) {
            throw new ConcurrentTransactionException(changed);
        }
    }

    private Optional<LeadSnapshot> emailOwner(Submission received) {
        return received.details().email().flatMap(email -> leads.findByEmail(received.companyId(), email));
    }

    private static Registration capture(Submission received, Set<ConsentPurpose> withheld, ChangeContext context) {
        Submission submission = received.newLead(context.at(), withheld);
        LeadChange created = Lead.capture(
                submission.id(),
                submission.companyId(),
                submission.details(),
                LeadStatus.NEW,
                Optional.empty(),
                submission.appliedGrants(),
                context);
        return new Registration(submission, created);
    }

    private Registration submit(
            LeadSnapshot owner, Submission received, Set<ConsentPurpose> withheld, ChangeContext context) {
        Submission pointing = received.ofLead(owner.id());
        LeadChange change = Lead.restore(owner).submit(received.id().value(), context);
        Set<SubmissionField> taken = takenOver(owner, pointing, withheld);
        if (taken.isEmpty()) {
            return new Registration(pointing, change);
        }
        LeadChange taking = change.then(lead -> pointing.takeOver(lead, taken, context));
        Submission applied = pointing.appliedTo(taking.after(), taken, context.at());
        // Without an applied field, other fields can still be taken over.
        return new Registration(applied.appliedFields().isEmpty() ? pointing : applied, taking);
    }

    /** Returns the fields that the host's policy takes over, without the consents that the list withholds. */
    private Set<SubmissionField> takenOver(LeadSnapshot owner, Submission pointing, Set<ConsentPurpose> withheld) {
        Set<SubmissionField> chosen = EnumSet.noneOf(SubmissionField.class);
        chosen.addAll(SubmissionField.without(withheld, policy.takesOver(owner, pointing)));
        chosen.retainAll(pointing.sentFields());
        return chosen;
    }

    /** The submission and the change of its lead. */
    private record Registration(Submission submission, LeadChange change) {}
}
