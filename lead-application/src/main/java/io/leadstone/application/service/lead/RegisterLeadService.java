package io.leadstone.application.service.lead;

import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.RegisterLead;
import io.leadstone.application.port.in.lead.RegisterLeadCommand;
import io.leadstone.application.port.out.submission.SubmissionRepository;
import io.leadstone.application.service.OptimisticRetry;
import io.leadstone.application.service.SuppressionEffects;
import io.leadstone.application.service.UseCaseParts;
import io.leadstone.application.service.submission.RefreshToken;
import io.leadstone.application.service.submission.RegistrationRules;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.failure.ConcurrentTransactionException;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.LeadException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.UnknownAgentException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionField;
import io.leadstone.domain.submission.WidgetSession;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Implements {@link RegisterLead}. The agent determines the company. The email owner is always looked up before the
 * single write, so that the number of round trips does not depend on whether there is one.
 */
record RegisterLeadService(UseCaseParts parts, FieldValues values, RegistrationRules rules) implements RegisterLead {

    private static final String WIDGET = "widget";
    private static final String PRESET = "preset";

    @Override
    public Result register(RegisterLeadCommand command) {
        parts.check().require(command);
        AgentId agentId = new AgentId(command.agentId());
        Agent agent = rules.agents().find(agentId).orElseThrow(() -> new UnknownAgentException(agentId));
        agent.requireOrigin(command.evidence().origin());
        SubmissionRepository submissions = parts.submissions().get();
        CompanyId companyId = agent.companyId();
        LeadFields fields = command.fields().capturedBy(agentId);
        LeadDetails details = values.details(companyId, fields);
        SuppressionEffects effects = parts.suppressions().effectsOn(companyId, details);
        ChangeContext context = parts.contexts().by("agent:" + agentId);
        LeadId id = new LeadId(context.nextId());
        RefreshToken token = RefreshToken.create(companyId, id, context.nextId().toString(), rules.random());
        Submission received = Submission.received(
                id,
                companyId,
                details,
                consents(fields, effects),
                command.evidence(),
                new WidgetSession(
                        token.session(),
                        Optional.of(token.hash()),
                        context.at().plus(rules.sessions().lifetime())),
                context.at());
        // A suppressed address is answered like any other, but nothing is stored.
        Submission answered = effects.refuse() ? received.newLead() : store(submissions, received, context);
        return new Result(answered, token.text());
    }

    /** Stores the submission. It looks up the email owner again after each conflict. */
    private Submission store(SubmissionRepository submissions, Submission received, ChangeContext context) {
        return parts.retries().withinLimit(retry -> {
            Optional<Optional<LeadSnapshot>> refused = Optional.empty();
            while (true) {
                Optional<LeadSnapshot> owner = emailOwner(received);
                Registration registration =
                        owner.map(lead -> submit(lead, received, context)).orElseGet(() -> capture(received, context));
                try {
                    submissions.add(registration.submission(), registration.change());
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
        return received.details().email().flatMap(email -> parts.leads().findByEmail(received.companyId(), email));
    }

    private static Registration capture(Submission received, ChangeContext context) {
        LeadDetails details = received.details();
        LeadChange created = Lead.capture(
                received.id(),
                received.companyId(),
                details,
                LeadStatus.NEW,
                Optional.empty(),
                received.grants(),
                context);
        return new Registration(received.newLead(), created);
    }

    private Registration submit(LeadSnapshot owner, Submission received, ChangeContext context) {
        Submission pointing = received.ofLead(owner.id());
        LeadChange change = Lead.restore(owner).submit(received.id().value(), context);
        Set<SubmissionField> taken = EnumSet.noneOf(SubmissionField.class);
        taken.addAll(rules.policy().takesOver(owner, pointing));
        taken.retainAll(pointing.sentFields());
        return taken.isEmpty()
                ? new Registration(pointing, change)
                : new Registration(
                        pointing.applied(taken, context.at()),
                        change.then(lead -> pointing.takeOver(lead, taken, context)));
    }

    /** Returns the consents that are given, each with the source of its ledger entry. */
    private Map<ConsentPurpose, String> consents(LeadFields fields, SuppressionEffects effects) {
        Map<ConsentPurpose, String> given = new EnumMap<>(ConsentPurpose.class);
        for (ConsentPurpose purpose : ConsentPurpose.values()) {
            Optional<Boolean> sent = fields.consent(purpose).value();
            if (effects.withhold(purpose)) {
                continue;
            }
            if (sent.orElse(false)) {
                given.put(purpose, WIDGET);
            } else if (sent.isEmpty() && rules.presetConsents().contains(purpose)) {
                given.put(purpose, PRESET);
            }
        }
        return given;
    }

    /** The submission and the change of its lead. */
    private record Registration(Submission submission, LeadChange change) {}
}
