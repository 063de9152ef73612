package io.leadstone.application.service.lead;

import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.RegisterLead;
import io.leadstone.application.port.in.lead.RegisterLeadCommand;
import io.leadstone.application.port.out.submission.RegistrationAttempt;
import io.leadstone.application.port.out.submission.RegistrationVerdict;
import io.leadstone.application.port.out.submission.SubmissionRepository;
import io.leadstone.application.service.UseCaseParts;
import io.leadstone.application.service.submission.OptIns;
import io.leadstone.application.service.submission.RefreshToken;
import io.leadstone.application.service.submission.RegistrationRules;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.failure.SuppressedException;
import io.leadstone.domain.failure.UnknownAgentException;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.WidgetSession;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Implements {@link RegisterLead}. The agent determines the company. The email owner is always looked up before the
 * single write, so that the number of round trips does not depend on whether there is one.
 */
record RegisterLeadService(UseCaseParts parts, FieldValues values, RegistrationRules rules) implements RegisterLead {

    private static final System.Logger LOG = System.getLogger(RegisterLead.class.getName());

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
        ChangeContext context = parts.contexts().by("agent:" + agentId);
        LeadId id = new LeadId(context.nextId());
        RefreshToken token = RefreshToken.create(companyId, id, context.nextId().toString(), rules.random());
        Submission sent = Submission.received(
                id,
                companyId,
                details,
                consents(fields),
                command.evidence(),
                new WidgetSession(
                        token.session(),
                        Optional.of(token.hash()),
                        context.at().plus(rules.sessions().lifetime())),
                context.at());
        OptIns.PendingOptIn waiting = rules.optIns().withPendingConsents(sent, context.at());
        Submission received = agent.doubleOptIn() ? waiting.submission() : sent;
        try {
            Submission stored = store(command, submissions, received, context);
            if (!stored.isHeld()) {
                rules.optIns().send(stored, waiting.token());
            }
            return new Result(stored, token.text());
        } catch (SuppressedException notStored) {
            // A suppressed address is answered like any other.
            return new Result(received.newLead(), token.text());
        }
    }

    private Submission store(
            RegisterLeadCommand command, SubmissionRepository submissions, Submission received, ChangeContext context) {
        RegistrationAttempt attempt = new RegistrationAttempt(
                received.companyId(), received.details(), command.evidence(), command.signals());
        if (isAccepted(received, attempt)) {
            return rules.writer().store(received, context, submissions::add);
        }
        // The same queries as for a registration with a lead. The number of round trips must reveal nothing.
        received.details().email().ifPresent(email -> parts.leads().findByEmail(received.companyId(), email));
        parts.suppressions().effectsOn(received.companyId(), received.details()).requireAllowed();
        Submission held = received.held();
        rules.held().get().hold(held);
        return held;
    }

    /** A guard that fails must not lose a registration, and must not let bots pass. */
    private boolean isAccepted(Submission received, RegistrationAttempt attempt) {
        try {
            return rules.guard().judge(attempt) == RegistrationVerdict.ACCEPT;
        } catch (RuntimeException failure) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the registration guard failed, so the registration " + received.id() + " for agent "
                            + received.details().agent().map(AgentId::value).orElse("") + " of company "
                            + received.companyId() + " is held",
                    failure);
            return false;
        }
    }

    /** Returns the consents that are given, each with the source of its ledger entry. */
    private Map<ConsentPurpose, String> consents(LeadFields fields) {
        Map<ConsentPurpose, String> given = new EnumMap<>(ConsentPurpose.class);
        for (ConsentPurpose purpose : ConsentPurpose.values()) {
            Optional<Boolean> sent = fields.consent(purpose).value();
            if (sent.orElse(false)) {
                given.put(purpose, WIDGET);
            } else if (sent.isEmpty() && rules.presetConsents().contains(purpose)) {
                given.put(purpose, PRESET);
            }
        }
        return given;
    }
}
