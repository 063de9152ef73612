package io.leadstone.application.service.lead;

import io.leadstone.application.port.in.FieldUpdate;
import io.leadstone.application.port.in.MetadataPatch;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.failure.LeadErasedException;
import io.leadstone.domain.lead.ConsentDecision;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.ConsentState;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadLifecycle;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;

/** Applies {@link LeadFields} to a lead as one change: first the details, then status, lost reason and consents. */
public record LeadUpdates(FieldValues values, LeadLifecycle lifecycle, String consentSource) {

    /**
     * Returns the change of the fields that are set or cleared. A withdrawn consent stays withdrawn.
     *
     * @throws LeadErasedException if the lead is erased
     */
    LeadChange apply(Lead lead, LeadFields fields, Optional<MetadataPatch> metadataPatch, ChangeContext context) {
        LeadSnapshot now = lead.snapshot();
        LeadDetails details = values.details(now.companyId(), now.details(), fields, metadataPatch);
        LeadChange change = lead.revise(details, context)
                .then(next -> changeStatus(next, fields.status().value(), context))
                .then(next -> changeLostReason(next, fields.lostReason(), context));
        for (ConsentPurpose purpose : ConsentPurpose.values()) {
            Optional<Boolean> sent = fields.consent(purpose).value();
            change = change.then(next -> changeConsent(next, purpose, sent, context));
        }
        return change;
    }

    /** Returns the change that fills empty fields of the lead, and records grants for undecided consents. */
    LeadChange fill(Lead lead, LeadFields fields, ChangeContext context) {
        LeadDetails sent = values.details(lead.snapshot().companyId(), fields);
        LeadChange change = lead.revise(lead.snapshot().details().filledFrom(sent), context);
        for (ConsentDecision grant : FieldValues.grants(fields, consentSource)) {
            change = change.then(next -> next.recordIfUndecided(grant, context));
        }
        return change;
    }

    private LeadChange changeStatus(Lead lead, Optional<LeadStatus> status, ChangeContext context) {
        return lead.moveTo(status.orElse(lead.snapshot().status()), lifecycle, context);
    }

    private static LeadChange changeLostReason(Lead lead, FieldUpdate<String> sent, ChangeContext context) {
        Optional<String> reason = sent.applyTo(lead.snapshot().lostReason());
        if (reason.isPresent() && lead.snapshot().status() != LeadStatus.LOST) {
            throw FieldValues.reasonWithoutLoss();
        }
        return lead.explainLoss(reason, context);
    }

    private LeadChange changeConsent(Lead lead, ConsentPurpose purpose, Optional<Boolean> sent, ChangeContext context) {
        ConsentState now = lead.snapshot().consents().of(purpose);
        return sent.filter(granted -> granted != now.isGranted() && now != ConsentState.WITHDRAWN)
                .map(granted ->
                        lead.record(new ConsentDecision(purpose, granted, consentSource, Optional.empty()), context))
                .orElseGet(lead::unchanged);
    }
}
