package io.leadstone.application.service.privacy;

import io.leadstone.application.access.Caller;
import io.leadstone.application.port.in.privacy.ExportPerson;
import io.leadstone.application.port.in.privacy.PersonExport;
import io.leadstone.application.port.in.privacy.PersonQuery;
import io.leadstone.application.port.in.privacy.PreviewPurge;
import io.leadstone.application.port.in.privacy.Privacy;
import io.leadstone.application.port.in.privacy.PurgeLeads;
import io.leadstone.application.port.in.privacy.PurgeReport;
import io.leadstone.application.port.in.privacy.RetentionRules;
import io.leadstone.application.port.out.HostTransactions;
import io.leadstone.application.port.out.lead.EmailKeys;
import io.leadstone.application.port.out.lead.PhoneNumbers;
import io.leadstone.application.port.out.privacy.LeadPurge;
import io.leadstone.application.port.out.privacy.PrivacyStore;
import io.leadstone.application.service.LazyPort;
import io.leadstone.application.service.UseCaseParts;
import io.leadstone.application.service.lead.EventNotifier;
import java.util.Optional;

/** Implements {@link Privacy}: creates the service of each use case and delegates to it. */
public final class PrivacyService implements Privacy {

    private final PurgeLeads purgeLeads;
    private final PreviewPurge previewPurge;
    private final ExportPerson exportPerson;

    /**
     * Creates the services of all use cases of privacy.
     *
     * @param notifier notifies listeners of purged leads; empty if there are no listeners
     */
    public PrivacyService(
            UseCaseParts parts,
            HostTransactions transactions,
            Optional<EventNotifier> notifier,
            EmailKeys emailKeys,
            PhoneNumbers phoneNumbers) {
        LazyPort<LeadPurge> leads = LazyPort.of(parts.store(), PrivacyStore.class, PrivacyStore::purge);
        OwnTransactions own = new OwnTransactions(transactions);
        purgeLeads = new PurgeLeadsService(leads, own, parts.contexts(), notifier);
        previewPurge = new PreviewPurgeService(leads, own, parts.contexts());
        exportPerson = new ExportPersonService(
                parts.store(),
                parts.leads(),
                LazyPort.of(parts.store(), PrivacyStore.class, PrivacyStore::personRecords),
                emailKeys,
                phoneNumbers,
                parts.contexts());
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
}
