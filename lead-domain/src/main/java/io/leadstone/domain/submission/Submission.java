package io.leadstone.domain.submission;

import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConsentEvidence;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.SubmissionAppliedException;
import io.leadstone.domain.lead.ConsentDecision;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.ConsentState;
import io.leadstone.domain.lead.Consents;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadEngagement;
import io.leadstone.domain.lead.LeadMilestones;
import io.leadstone.domain.lead.LeadSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A submission: what one public registration sent. Anyone can type the email of another person. Therefore a
 * registration for a known email changes nothing in the lead; the submission only points to it.
 *
 * <p>Lifecycle: a submission is {@linkplain #received received}. It belongs to a {@linkplain #newLead() new lead}, and
 * is applied then, or {@linkplain #ofLead points} to the lead that has its email. Members
 * {@linkplain #takeOver take values over}, and the submission is then {@linkplain #applied applied}. An erasure of the
 * lead {@linkplain #erased removes} its personal data.
 *
 * <p>A guard may {@linkplain #held hold} a submission back. It has no lead until a member releases it.
 *
 * @param id a UUIDv7, the <em>session lead id</em>: the id of the lead as the visitor knows it. It is also the id of a
 *     lead that the submission created
 * @param leadId the lead that the submission belongs to; empty for a submission without a lead
 * @param details what was sent, with the agent
 * @param consents the consents that were given, each with the source of its ledger entry
 * @param receivedAt the instant of the registration, in whole milliseconds
 * @param appliedAt the instant at which values were taken over; empty unless the state is {@code applied}
 * @param appliedFields the fields that were taken over
 * @param erasedAt the instant at which the personal data was removed; empty if it was not
 * @param optIn the consents that wait, or have waited, for a confirmation; empty without double opt-in
 */
public record Submission(
        LeadId id,
        CompanyId companyId,
        Optional<LeadId> leadId,
        LeadDetails details,
        Map<ConsentPurpose, String> consents,
        SubmissionEvidence evidence,
        WidgetSession session,
        SubmissionState state,
        Instant receivedAt,
        Optional<Instant> appliedAt,
        Set<SubmissionField> appliedFields,
        Optional<Instant> erasedAt,
        Optional<OptIn> optIn) {

    /** Maximum number of submissions of a lead that are not applied: 50. A further one replaces the oldest. */
    public static final int MAX_RECEIVED = 50;

    /**
     * Maximum number of open widget sessions of a lead: 50. A further submission ends the session of the oldest, also
     * if that one is applied or created the lead. So a session ends at the same submission whether the email was known
     * or not.
     */
    public static final int MAX_SESSIONS = MAX_RECEIVED;

    /** The number of other submissions of the lead whose sessions stay open beside that of a new one. */
    public static final int OTHER_SESSIONS = MAX_SESSIONS - 1;

    /**
     * Returns how many other submissions of the lead that are not applied are kept beside this one. This one counts as
     * one of {@value #MAX_RECEIVED} if it is not applied either, and it stays even if it is the oldest of them.
     */
    public int othersKept() {
        return state == SubmissionState.RECEIVED ? MAX_RECEIVED - 1 : MAX_RECEIVED;
    }

    public Submission {
        consents = Map.copyOf(consents);
        appliedFields = Set.copyOf(appliedFields);
        if (appliedAt.isPresent() && state != SubmissionState.APPLIED) {
            throw new IllegalArgumentException(
                    "the submission " + id + " must have applied_at only if its state is applied");
        }
        if (leadId.isPresent() && state == SubmissionState.HELD) {
            throw new IllegalArgumentException("the held submission " + id + " must not have a lead");
        }
        if (erasedAt.isPresent() && !details.equals(erased(details))) {
            throw new IllegalArgumentException("the erased submission " + id + " must not have personal data");
        }
    }

    /** Creates a submission that belongs to no lead yet. */
    public static Submission received(
            LeadId id,
            CompanyId companyId,
            LeadDetails details,
            Map<ConsentPurpose, String> consents,
            SubmissionEvidence evidence,
            WidgetSession session,
            Instant at) {
        return new Submission(
                id,
                companyId,
                Optional.empty(),
                details,
                consents,
                evidence,
                session,
                SubmissionState.RECEIVED,
                at,
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** Returns this submission as that of the lead that it creates. The lead has all of its values. */
    public Submission newLead() {
        return newLead(receivedAt, Set.of());
    }

    /**
     * Returns this submission as that of a new lead, which was created at this instant. The lead has all of its values,
     * except the consents to the purposes {@code withheld}.
     */
    public Submission newLead(Instant at, Set<ConsentPurpose> withheld) {
        return ofLead(id).applied(SubmissionField.without(withheld, sentFields()), at);
    }

    /** Returns this submission as held back. It must not have a lead. */
    public Submission held() {
        return new Submission(
                id,
                companyId,
                leadId,
                details,
                consents,
                evidence,
                session,
                SubmissionState.HELD,
                receivedAt,
                appliedAt,
                appliedFields,
                erasedAt,
                optIn);
    }

    /** Returns this submission with all of its consents waiting for a confirmation by the token. */
    public Submission awaiting(String tokenHash, Instant expiresAt) {
        return consents.isEmpty()
                ? this
                : with(details, Map.of(), Optional.of(new OptIn(consents, tokenHash, expiresAt, Optional.empty())));
    }

    /** Returns this submission with another token for its opt-in, if it has one. */
    public Submission renewingOptIn(String tokenHash, Instant expiresAt) {
        return with(details, consents, optIn.map(waiting -> waiting.renewed(tokenHash, expiresAt)));
    }

    /**
     * Returns this submission after the person has confirmed its consents.
     *
     * @param granted the purposes that the lead was granted; the others were withdrawn after the registration
     */
    public Submission confirmed(Set<ConsentPurpose> granted, Instant at) {
        Map<ConsentPurpose, String> all = new EnumMap<>(ConsentPurpose.class);
        all.putAll(consents);
        optIn.ifPresent(waiting -> waiting.consents().forEach((purpose, source) -> {
            if (granted.contains(purpose)) {
                all.put(purpose, source);
            }
        }));
        return with(details, all, optIn.map(waiting -> waiting.confirmed(at)));
    }

    /** Returns the purposes that the lead was granted by the confirmation; empty before it. */
    public Set<ConsentPurpose> confirmedConsents() {
        return optIn.filter(waiting -> waiting.confirmedAt().isPresent())
                .map(waiting -> waiting.consents().keySet().stream()
                        .filter(consents::containsKey)
                        .collect(Collectors.toUnmodifiableSet()))
                .orElse(Set.of());
    }

    /** Returns the purposes whose consents wait for a confirmation, also after the token has expired. */
    public Set<ConsentPurpose> pendingConsents() {
        return optIn.map(OptIn::pending).orElse(Set.of());
    }

    /** Returns the purposes whose consents can still be confirmed at this instant. */
    public Set<ConsentPurpose> pendingConsentsAt(Instant at) {
        return optIn.map(waiting -> waiting.pendingAt(at)).orElse(Set.of());
    }

    /**
     * Returns this submission without an opt-in that cannot be confirmed any more. The release of a held submission
     * gives its opt-in another token, so it stays.
     */
    public Submission withoutExpiredOptIn(Instant at) {
        boolean isExpired =
                !isHeld() && optIn.filter(waiting -> !waiting.accepts(at)).isPresent();
        return isExpired ? with(details, consents, Optional.empty()) : this;
    }

    /** Returns this submission as received, without a lead. */
    public Submission withoutLead() {
        return new Submission(
                id,
                companyId,
                Optional.empty(),
                details,
                consents,
                evidence,
                session,
                SubmissionState.RECEIVED,
                receivedAt,
                Optional.empty(),
                Set.of(),
                erasedAt,
                optIn);
    }

    private Submission with(LeadDetails values, Map<ConsentPurpose, String> given, Optional<OptIn> waiting) {
        return new Submission(
                id,
                companyId,
                leadId,
                values,
                given,
                evidence,
                session,
                state,
                receivedAt,
                appliedAt,
                appliedFields,
                erasedAt,
                waiting);
    }

    /** Returns this submission with these details. */
    public Submission withDetails(LeadDetails next) {
        return with(next, consents, optIn);
    }

    /** Returns true if a guard holds the submission back. */
    public boolean isHeld() {
        return state == SubmissionState.HELD;
    }

    /** Returns this submission with another lead. It is not held back any more. */
    public Submission ofLead(LeadId lead) {
        return new Submission(
                id,
                companyId,
                Optional.of(lead),
                details,
                consents,
                evidence,
                session,
                isHeld() ? SubmissionState.RECEIVED : state,
                receivedAt,
                appliedAt,
                appliedFields,
                erasedAt,
                optIn);
    }

    /**
     * Returns this submission after the lead has taken the fields over. A consent that the lead does not have is not
     * among the applied fields, because the person has withdrawn it before.
     *
     * @param lead the lead after {@link #takeOver}
     */
    public Submission appliedTo(LeadSnapshot lead, Set<SubmissionField> fields, Instant at) {
        Set<ConsentPurpose> notGranted = EnumSet.allOf(ConsentPurpose.class);
        notGranted.removeIf(purpose -> lead.consents().of(purpose).isGranted());
        return applied(SubmissionField.without(notGranted, fields), at);
    }

    /** Returns this submission after the fields were taken over. */
    public Submission applied(Set<SubmissionField> fields, Instant at) {
        return new Submission(
                id,
                companyId,
                leadId,
                details,
                consents,
                evidence,
                session,
                SubmissionState.APPLIED,
                receivedAt,
                Optional.of(at),
                fields,
                erasedAt,
                optIn);
    }

    /** Returns this submission with another state of its session. */
    public Submission inSession(WidgetSession next) {
        return new Submission(
                id,
                companyId,
                leadId,
                details,
                consents,
                evidence,
                next,
                state,
                receivedAt,
                appliedAt,
                appliedFields,
                erasedAt,
                optIn);
    }

    /** Returns this submission without what was sent, without evidence and with an ended session. */
    public Submission erased(Instant at) {
        return new Submission(
                id,
                companyId,
                leadId,
                erased(details),
                Map.of(),
                SubmissionEvidence.NONE,
                session.ended(),
                state,
                receivedAt,
                appliedAt,
                appliedFields,
                Optional.of(at),
                Optional.empty());
    }

    /** Returns true if the personal data was removed for good. */
    public boolean isErased() {
        return erasedAt.isPresent();
    }

    /** Returns true if the submission created its lead, so that both have one id. */
    public boolean createdLead() {
        return leadId.filter(id::equals).isPresent();
    }

    /** Returns the fields that have a value. */
    public Set<SubmissionField> sentFields() {
        return SubmissionField.sentBy(details, consents.keySet());
    }

    /**
     * Returns the consents that were given as decisions for a ledger, in the order of the purposes. Their evidence
     * names the submission, the form and the wording.
     */
    public List<ConsentDecision> grants() {
        List<ConsentDecision> grants = new ArrayList<>();
        for (ConsentPurpose purpose : ConsentPurpose.values()) {
            Optional.ofNullable(consents.get(purpose)).ifPresent(source -> grants.add(grant(purpose, source)));
        }
        return grants;
    }

    /** Returns those of the {@linkplain #grants() grants} whose fields were taken over. */
    public List<ConsentDecision> appliedGrants() {
        return grants().stream()
                .filter(grant -> isAmong(appliedFields, grant.purpose()))
                .toList();
    }

    /** Returns the purposes of the consents that were given and not taken over. */
    public Set<ConsentPurpose> consentsNotApplied() {
        return consents.keySet().stream()
                .filter(purpose -> !isAmong(appliedFields, purpose))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isAmong(Set<SubmissionField> fields, ConsentPurpose purpose) {
        return fields.stream()
                .anyMatch(field -> field.purpose().filter(purpose::equals).isPresent());
    }

    /** Returns the evidence of a consent that waited, for the ledger entry of its confirmation. */
    public ConsentEvidence confirmationOf(ConsentPurpose purpose) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("confirmation", "double_opt_in");
        members.putAll(members());
        return evidence.proofOf(purpose, members);
    }

    /**
     * Returns the lead as this registration describes it, with the session lead id: new, at version 1, created and
     * updated when the submission was received. It does not depend on what is stored about the lead.
     */
    public LeadSnapshot asLead() {
        return new LeadSnapshot(
                id,
                companyId,
                details,
                LeadStatus.NEW,
                Optional.empty(),
                LeadMilestones.NONE,
                new Consents(consent(ConsentPurpose.DATA_PROCESSING), consent(ConsentPurpose.MARKETING)),
                LeadEngagement.NONE,
                receivedAt,
                receivedAt,
                Optional.empty(),
                erasedAt,
                1,
                1);
    }

    /**
     * Takes fields over into the lead. A consent that the lead's person has withdrawn stays withdrawn.
     *
     * @throws SubmissionAppliedException if values were taken over before
     * @throws InvalidCommandException naming {@code fields} if the submission does not have one of them
     */
    public LeadChange takeOver(Lead lead, Set<SubmissionField> fields, ChangeContext context) {
        if (state == SubmissionState.APPLIED) {
            throw new SubmissionAppliedException(id.value());
        }
        Set<SubmissionField> missing = EnumSet.allOf(SubmissionField.class);
        missing.retainAll(fields);
        missing.removeAll(sentFields());
        // An erased lead refuses every change, also that of a submission without values.
        LeadChange change = lead.revise(SubmissionField.taken(lead.snapshot().details(), details, fields), context);
        if (!missing.isEmpty()) {
            throw new InvalidCommandException(
                    "fields",
                    "must name fields that the submission has, not "
                            + missing.stream().map(SubmissionField::code).collect(Collectors.joining(", ")));
        }
        for (ConsentDecision grant : grants()) {
            change = isAmong(fields, grant.purpose())
                    ? change.then(next -> next.recordIfUndecided(grant, context))
                    : change;
        }
        return change;
    }

    private ConsentDecision grant(ConsentPurpose purpose, String source) {
        return new ConsentDecision(purpose, true, source, Optional.empty())
                .provedBy(Optional.of(evidence.proofOf(purpose, members())));
    }

    private Map<String, String> members() {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("submission_id", id.toString());
        members.put("registered_at", receivedAt.toString());
        return members;
    }

    /** A confirmed consent counts even if the lead has withdrawn it. */
    private ConsentState consent(ConsentPurpose purpose) {
        boolean isConfirmed = optIn.filter(waiting -> waiting.confirmedAt().isPresent())
                .filter(waiting -> waiting.consents().containsKey(purpose))
                .isPresent();
        return isConfirmed || consents.containsKey(purpose) ? ConsentState.GRANTED : ConsentState.UNDECIDED;
    }

    private static LeadDetails erased(LeadDetails details) {
        return new LeadDetails(
                details.agent(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                LeadDetails.EMPTY.metadata());
    }

    @Override
    public String toString() {
        return "Submission[id=" + id + ", state=" + state.code() + "]";
    }
}
