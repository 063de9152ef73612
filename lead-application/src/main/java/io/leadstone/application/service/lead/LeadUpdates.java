package io.leadstone.application.service.lead;

import io.leadstone.application.port.in.FieldUpdate;
import io.leadstone.application.port.in.MetadataPatch;
import io.leadstone.application.port.in.OptionalField;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.LeadDraft;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.Coded;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.Occasion;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.LeadErasedException;
import io.leadstone.domain.lead.ConsentDecision;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.ConsentState;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadLifecycle;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What sent fields make of a lead: details, then status, then the reason of a loss, then consents, as one change. */
public record LeadUpdates(LeadDrafts drafts, LeadLifecycle lifecycle, String consentSource) {

    /** @throws LeadErasedException for an erased lead, whatever is sent */
    LeadChange apply(Lead lead, UpdateLeadCommand command, Occasion occasion) {
        return lead.revise(details(lead.snapshot(), command), occasion)
                .then(next -> move(next, command.status().value(), occasion))
                .then(next -> explain(next, command.lostReason(), occasion))
                .then(next -> flag(
                        next,
                        ConsentPurpose.DATA_PROCESSING,
                        command.consentDataProcessing().value(),
                        occasion))
                .then(next -> flag(
                        next,
                        ConsentPurpose.MARKETING,
                        command.consentMarketing().value(),
                        occasion));
    }

    /** The fields that the draft sends, written over the lead, and those emptied that were sent empty. */
    LeadChange overwrite(Lead lead, CreateLeadCommand creation, Occasion occasion) {
        LeadDraft draft = creation.lead();
        Set<OptionalField> cleared = creation.cleared();
        UpdateLeadCommand command = UpdateLeadCommand.of(lead.snapshot().id())
                .agentId(sent(draft.agentId(), cleared.contains(OptionalField.AGENT_ID)))
                .firstName(FieldUpdate.set(draft.firstName()))
                .lastName(FieldUpdate.set(draft.lastName()))
                .email(FieldUpdate.set(draft.email()))
                .phone(sent(draft.phone(), cleared.contains(OptionalField.PHONE)))
                .company(sent(draft.company(), cleared.contains(OptionalField.COMPANY)))
                .source(sent(draft.source(), cleared.contains(OptionalField.SOURCE)))
                .notes(sent(draft.notes(), cleared.contains(OptionalField.NOTES)))
                .tags(sent(draft.tags(), cleared.contains(OptionalField.TAGS)))
                .metadata(sent(draft.metadata(), cleared.contains(OptionalField.METADATA)))
                .status(sent(draft.status()))
                .lostReason(sent(draft.lostReason(), cleared.contains(OptionalField.LOST_REASON)))
                .consentMarketing(sent(draft.consentMarketing()))
                .consentDataProcessing(sent(draft.consentDataProcessing()))
                .build();
        return apply(lead, command, occasion);
    }

    private static <T> FieldUpdate<T> sent(Optional<T> value) {
        return sent(value, false);
    }

    private static <T> FieldUpdate<T> sent(Optional<T> value, boolean cleared) {
        return new FieldUpdate<>(value.isPresent() || cleared, value);
    }

    /** The lead's empty fields filled from the draft, and consents on which the ledger says nothing yet. */
    LeadChange fill(Lead lead, LeadDraft draft, Occasion occasion) {
        LeadDetails sent = drafts.details(lead.snapshot().companyId(), draft);
        LeadChange change = lead.revise(lead.snapshot().details().filledFrom(sent), occasion);
        for (ConsentDecision grant : LeadDrafts.grants(draft, consentSource)) {
            change = change.then(next -> recordIfUndecided(next, grant, occasion));
        }
        return change;
    }

    private LeadDetails details(LeadSnapshot lead, UpdateLeadCommand command) {
        LeadDetails now = lead.details();
        return new LeadDetails(
                command.agentId().sent() ? command.agentId().value().map(AgentId::new) : now.agent(),
                command.firstName().value().or(now::firstName),
                command.lastName().value().or(now::lastName),
                command.email().value().map(EmailAddress::new).or(now::email),
                command.phone().sent()
                        ? command.phone().value().map(typed -> drafts.phone(lead.companyId(), typed))
                        : now.phone(),
                command.company().applyTo(now.company()),
                command.source().applyTo(now.source()),
                command.notes().applyTo(now.notes()),
                command.tags().applyTo(Optional.of(now.tags())).orElse(List.of()),
                metadata(now.metadata(), command));
    }

    private static Metadata metadata(Metadata now, UpdateLeadCommand command) {
        if (command.metadataPatch().isPresent()) {
            return patched(now, command.metadataPatch().get());
        }
        return command.metadata().sent()
                ? command.metadata().value().map(Metadata::new).orElse(Metadata.EMPTY)
                : now;
    }

    private static Metadata patched(Metadata now, MetadataPatch patch) {
        String next = patch.applyTo(now.json());
        Metadata.violation(next).ifPresent(rule -> {
            throw new InvalidCommandException("metadata", rule);
        });
        return new Metadata(next);
    }

    private LeadChange move(Lead lead, Optional<String> status, Occasion occasion) {
        LeadStatus to = status.map(code -> Coded.parse(LeadStatus.class, code))
                .orElse(lead.snapshot().status());
        return lead.moveTo(to, lifecycle, occasion);
    }

    private static LeadChange explain(Lead lead, FieldUpdate<String> sent, Occasion occasion) {
        Optional<String> reason = sent.applyTo(lead.snapshot().lostReason());
        if (reason.isPresent() && lead.snapshot().status() != LeadStatus.LOST) {
            throw LeadDrafts.reasonWithoutLoss();
        }
        return lead.explainLoss(reason, occasion);
    }

    private LeadChange flag(Lead lead, ConsentPurpose purpose, Optional<Boolean> flag, Occasion occasion) {
        boolean now = lead.snapshot().consents().of(purpose).isGranted();
        return flag.filter(granted -> granted != now)
                .map(granted ->
                        lead.record(new ConsentDecision(purpose, granted, consentSource, Optional.empty()), occasion))
                .orElseGet(lead::unchanged);
    }

    private static LeadChange recordIfUndecided(Lead lead, ConsentDecision grant, Occasion occasion) {
        return lead.snapshot().consents().of(grant.purpose()) == ConsentState.UNDECIDED
                ? lead.record(grant, occasion)
                : lead.unchanged();
    }
}
