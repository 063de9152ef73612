package io.leadstone.application.service.submission;

import io.leadstone.application.port.in.submission.ConfirmOptIn;
import io.leadstone.application.port.out.submission.OptInRepository;
import io.leadstone.application.service.SuppressionEffects;
import io.leadstone.application.service.Suppressions;
import io.leadstone.application.service.UseCaseParts;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.lead.ConsentDecision;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.ConsentState;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.PhoneNumber;
import io.leadstone.domain.lead.Suppression;
import io.leadstone.domain.submission.OptIn;
import io.leadstone.domain.submission.Submission;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Implements {@link ConfirmOptIn}. */
record ConfirmOptInService(UseCaseParts parts, OptIns optIns, AgentOrigin agentOrigin) implements ConfirmOptIn {

    private static final String ACTOR = "opt-in";

    @Override
    public Optional<Set<ConsentPurpose>> confirm(String token, Optional<String> origin) {
        OptInRepository stored = optIns.stored().get();
        Optional<RefreshToken> parsed =
                RefreshToken.parse(token).filter(found -> found.session().equals(OptIns.SESSION));
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        ChangeContext context = parts.contexts().by(ACTOR);
        try {
            return parts.retries()
                    .retryStore(
                            () -> found(parsed.get(), context),
                            found -> found.map(submission -> {
                                agentOrigin.require(submission, origin);
                                return change(submission, context);
                            }),
                            change -> change.map(confirmation -> {
                                confirmation
                                        .change()
                                        .ifPresent(granted -> stored.confirm(confirmation.submission(), granted));
                                return confirmation.submission().confirmedConsents();
                            }));
        } catch (LeadNotFoundException gone) {
            return Optional.empty();
        }
    }

    private Optional<Submission> found(RefreshToken token, ChangeContext context) {
        return parts.submissions()
                .get()
                .find(token.companyId(), token.submission())
                .filter(found -> found.leadId().isPresent())
                .filter(found -> found.optIn()
                        .filter(optIn -> token.hasHash(optIn.tokenHash()) && optIn.accepts(context.at()))
                        .isPresent());
    }

    private Confirmation change(Submission submission, ChangeContext context) {
        LeadSnapshot lead = parts.leads()
                .find(submission.companyId(), submission.leadId().orElseThrow())
                .filter(found -> !found.isErased())
                .filter(found -> hasProvedAddress(found.details(), submission.details()))
                .orElseThrow(() -> new LeadNotFoundException(submission.id()));
        OptIn optIn = submission.optIn().orElseThrow();
        if (optIn.confirmedAt().isPresent()) {
            return new Confirmation(submission, Optional.empty());
        }
        SuppressionEffects since = parts.suppressions()
                .effectsSince(submission.receivedAt(), lead.companyId(), submission.details(), lead.details());
        List<Suppression> earlier = earlierEntries(submission);
        LeadChange change = Lead.restore(lead).unchanged();
        Set<ConsentPurpose> granted = EnumSet.noneOf(ConsentPurpose.class);
        for (ConsentPurpose purpose : ConsentPurpose.values()) {
            String source = optIn.consents().get(purpose);
            boolean isWithheld = since.refuses() || since.withholds(purpose);
            if (source != null && !isWithheld && !isWithdrawnSince(submission, lead, purpose)) {
                ConsentDecision grant = new ConsentDecision(purpose, true, source, Optional.empty())
                        .provedBy(Optional.of(submission.confirmationOf(purpose)));
                granted.add(purpose);
                change = change.then(
                        next -> next.record(grant, context).removing(Suppressions.withdrawals(earlier, purpose)));
            }
        }
        return new Confirmation(submission.confirmed(granted, context.at()), Optional.of(change));
    }

    /**
     * Returns true if the lead has the address that the token proves: the email of the submission, or the phone number
     * if there is no email. The token proves no other address that the lead got since.
     */
    private boolean hasProvedAddress(LeadDetails lead, LeadDetails submission) {
        return submission.email().isPresent()
                ? parts.emailKeyRule().haveSameEmail(lead, submission)
                : submission
                        .phone()
                        .filter(sent -> lead.phone().filter(sent::isSameNumber).isPresent())
                        .isPresent();
    }

    /**
     * Returns the entries that the suppression list had for the proved address before the registration. The grant ends
     * the withdrawals among them, as in {@code RecordConsent}. If there is an email, the token does not prove the phone
     * number.
     */
    private List<Suppression> earlierEntries(Submission submission) {
        LeadDetails sent = submission.details();
        Optional<String> provedPhone =
                sent.email().isPresent() ? Optional.empty() : sent.phone().flatMap(PhoneNumber::e164);
        return parts.suppressions().entriesOf(submission.companyId(), sent.email(), provedPhone).stream()
                .filter(entry -> entry.recordedAt().isBefore(submission.receivedAt()))
                .toList();
    }

    /** Returns true if the ledger of the lead has a withdrawal after the registration. */
    private boolean isWithdrawnSince(Submission submission, LeadSnapshot lead, ConsentPurpose purpose) {
        if (lead.consents().of(purpose) != ConsentState.WITHDRAWN) {
            return false;
        }
        return parts.suppressions()
                .history()
                .newest(lead, purpose)
                .map(last -> !last.recordedAt().isBefore(submission.receivedAt()))
                .orElse(true);
    }

    /**
     * The submission after the confirmation.
     *
     * @param change the change of the lead; empty if the submission was confirmed before
     */
    private record Confirmation(Submission submission, Optional<LeadChange> change) {}
}
