package io.leadstone.application.service.privacy;

import io.leadstone.application.access.Caller;
import io.leadstone.application.port.in.privacy.ConsentWithdrawal;
import io.leadstone.application.port.in.privacy.ExportPerson;
import io.leadstone.application.port.in.privacy.LeadPrivacy;
import io.leadstone.application.port.in.privacy.PersonExport;
import io.leadstone.application.port.in.privacy.PersonQuery;
import io.leadstone.application.port.in.privacy.PreviewPurge;
import io.leadstone.application.port.in.privacy.Privacy;
import io.leadstone.application.port.in.privacy.PurgeLeads;
import io.leadstone.application.port.in.privacy.PurgeReport;
import io.leadstone.application.port.in.privacy.RetentionRules;
import io.leadstone.application.port.in.privacy.SuppressAddressCommand;
import io.leadstone.application.port.in.privacy.SuppressionKeyUse;
import io.leadstone.application.port.out.HostTransactions;
import io.leadstone.application.port.out.email.EmailKeyStore;
import io.leadstone.application.port.out.lead.EmailKeys;
import io.leadstone.application.port.out.lead.PhoneNumbers;
import io.leadstone.application.port.out.privacy.LeadPurge;
import io.leadstone.application.port.out.privacy.PrivacyStore;
import io.leadstone.application.port.out.submission.HeldSubmissionRepository;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.service.EventNotifier;
import io.leadstone.application.service.HeldOfPerson;
import io.leadstone.application.service.LazyPort;
import io.leadstone.application.service.UseCaseParts;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.Suppression;
import java.util.Optional;
import java.util.UUID;

/** Implements {@link Privacy}: creates the service of each use case and delegates to it. */
public final class PrivacyService implements Privacy {

    private final PurgeLeads purgeLeads;
    private final PreviewPurge previewPurge;
    private final ExportPerson exportPerson;
    private final LeadPrivacy leads;
    private final SuppressionServices suppressions;

    /**
     * Creates the services of all use cases of privacy.
     *
     * @param notifier notifies listeners of purged leads; empty if there are no listeners
     * @param ofLeads the use cases that are implemented with those of leads
     */
    public PrivacyService(
            UseCaseParts parts,
            HostTransactions transactions,
            Optional<EventNotifier> notifier,
            EmailKeys emailKeys,
            PhoneNumbers phoneNumbers,
            LazyPort<HeldSubmissionRepository> held,
            LeadPrivacy ofLeads) {
        LazyPort<LeadPurge> purge = LazyPort.of(parts.store(), PrivacyStore.class, PrivacyStore::purge);
        TypedAddresses addresses = new TypedAddresses(emailKeys, phoneNumbers);
        OwnTransactions own = new OwnTransactions(transactions);
        purgeLeads = new PurgeLeadsService(purge, own, parts.contexts(), parts.suppressions(), notifier, held);
        previewPurge = new PreviewPurgeService(purge, own, parts.contexts(), held);
        exportPerson = new ExportPersonService(
                parts.store(),
                parts.leads(),
                new LeadsOfEmail(
                        parts.leads(),
                        LazyPort.of(parts.store(), EmailKeyStore.class, EmailKeyStore::emailKeys),
                        emailKeys),
                LazyPort.of(parts.store(), PrivacyStore.class, PrivacyStore::personRecords),
                LazyPort.of(parts.store(), PrivacyStore.class, PrivacyStore::personSearch),
                parts.submissions(),
                new HeldOfPerson(parts.submissions(), held, emailKeys),
                addresses,
                parts.suppressions(),
                parts.contexts());
        suppressions = new SuppressionServices(parts.check(), parts.contexts(), parts.suppressions(), addresses);
        leads = ofLeads;
    }

    @Override
    public PurgeReport purge(RetentionRules rules) {
        return purgeLeads.purge(rules);
    }

    @Override
    public PurgeReport preview(RetentionRules rules) {
        return previewPurge.preview(rules);
    }

    @Override
    public PersonExport exportPerson(Caller caller, PersonQuery query) {
        return exportPerson.exportPerson(caller, query);
    }

    @Override
    public LeadSnapshot eraseAndSuppress(Caller caller, LeadId id, Optional<Long> expectedVersion) {
        return leads.eraseAndSuppress(caller, id, expectedVersion);
    }

    @Override
    public Suppression suppress(Caller caller, SuppressAddressCommand command) {
        return suppressions.suppress(caller, command);
    }

    @Override
    public Page<Suppression> suppressions(Caller caller, PageRequest page) {
        return suppressions.suppressions(caller, page);
    }

    @Override
    public void removeSuppression(Caller caller, UUID id) {
        suppressions.removeSuppression(caller, id);
    }

    @Override
    public SuppressionKeyUse checkSuppressionKeys() {
        return suppressions.checkSuppressionKeys();
    }

    @Override
    public ConsentWithdrawal prepareWithdrawal(Caller caller, LeadId id, ConsentPurpose purpose) {
        return leads.prepareWithdrawal(caller, id, purpose);
    }

    @Override
    public void withdraw(ConsentWithdrawal withdrawal) {
        leads.withdraw(withdrawal);
    }
}
