package io.leadstone.application.service.lead;

import io.leadstone.application.access.Caller;
import io.leadstone.application.port.in.lead.CreateLead;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.DeleteLead;
import io.leadstone.application.port.in.lead.FindLeadByEmail;
import io.leadstone.application.port.in.lead.GetLead;
import io.leadstone.application.port.in.lead.Leads;
import io.leadstone.application.port.in.lead.ListDeletedLeads;
import io.leadstone.application.port.in.lead.ListLeads;
import io.leadstone.application.port.in.lead.ReadConsent;
import io.leadstone.application.port.in.lead.ReadHistory;
import io.leadstone.application.port.in.lead.RecordConsent;
import io.leadstone.application.port.in.lead.RecordConsentCommand;
import io.leadstone.application.port.in.lead.RegisterLead;
import io.leadstone.application.port.in.lead.RegisterLeadCommand;
import io.leadstone.application.port.in.lead.RestoreLead;
import io.leadstone.application.port.in.lead.UpdateLead;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.application.port.in.privacy.ConsentWithdrawal;
import io.leadstone.application.port.in.privacy.LeadPrivacy;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.service.HeldOfPerson;
import io.leadstone.application.service.Suppressions;
import io.leadstone.application.service.UseCaseParts;
import io.leadstone.application.service.search.CachingLeadSearch;
import io.leadstone.application.service.submission.RegistrationRules;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.ConsentEntry;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadLifecycle;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;

/**
 * Implements {@link Leads} and {@link LeadPrivacy}: creates the service of each use case and delegates to it.
 */
public final class LeadsService implements Leads, LeadPrivacy {

    private static final String VIA_API = "api";
    private static final String VIA_IMPORT = "import";

    private final CreateLead createLead;
    private final CreateLead createImportedLead;
    private final RegisterLead registerLead;
    private final GetLead getLead;
    private final FindLeadByEmail findLeadByEmail;
    private final UpdateLead updateLead;
    private final DeleteLead deleteLead;
    private final RestoreLead restoreLead;
    private final EraseLeadService eraseLead;
    private final WithdrawConsentService withdrawConsent;
    private final ListLeads listLeads;
    private final ListDeletedLeads listDeletedLeads;
    private final RecordConsent recordConsent;
    private final ReadConsent readConsent;
    private final ReadHistory readHistory;

    /** Creates the services of all use cases for leads. */
    public LeadsService(
            UseCaseParts parts, FieldValues values, LeadLifecycle lifecycle, RegistrationRules registrations) {
        LeadStore store = parts.store();
        LeadWrites writes = new LeadWrites(parts.leads(), parts.retries());
        Suppressions suppressions = parts.suppressions();
        LeadCapture capture = new LeadCapture(values, writes, parts.contexts(), suppressions);
        LeadUpdates viaApi = new LeadUpdates(values, lifecycle, VIA_API);
        createLead = new CreateLeadService(parts.check(), parts.contexts(), capture, viaApi);
        createImportedLead = new CreateLeadService(
                parts.check(), parts.contexts(), capture, new LeadUpdates(values, lifecycle, VIA_IMPORT));
        registerLead = new RegisterLeadService(parts, values, registrations);
        getLead = new GetLeadService(parts.leads(), parts.sessionLeads());
        findLeadByEmail = new FindLeadByEmailService(parts.leads());
        updateLead = new UpdateLeadService(parts.check(), parts.contexts(), suppressions, writes, viaApi);
        deleteLead = new DeleteLeadService(parts.contexts(), suppressions, writes);
        restoreLead = new RestoreLeadService(parts.contexts(), suppressions, writes);
        eraseLead = new EraseLeadService(
                parts.contexts(),
                suppressions,
                writes,
                parts.conversations(),
                parts.submissions(),
                new HeldOfPerson(parts.submissions(), registrations.held(), values.emailKeys()));
        withdrawConsent = new WithdrawConsentService(parts.contexts(), suppressions, writes);
        listLeads = new ListLeadsService(
                parts.check(),
                new CachingLeadSearch(
                        store.search(),
                        parts.contexts().clock(),
                        parts.retries().transactions()::isActive),
                values.phoneNumbers(),
                values.emailKeys());
        listDeletedLeads = new ListDeletedLeadsService(parts.check(), store.search());
        recordConsent = new RecordConsentService(parts.check(), parts.contexts(), suppressions, writes, VIA_API);
        readConsent = new ReadConsentService(parts.check(), parts.leads(), store.consents());
        readHistory = new ReadHistoryService(parts.check(), parts.leads(), store.events());
    }

    @Override
    public CreateLead.Result create(Caller caller, CreateLeadCommand command) {
        return (command.origin().isPresent() ? createImportedLead : createLead).create(caller, command);
    }

    @Override
    public RegisterLead.Result register(RegisterLeadCommand command) {
        return registerLead.register(command);
    }

    @Override
    public LeadSnapshot get(Caller caller, LeadId id) {
        return getLead.get(caller, id);
    }

    @Override
    public Optional<LeadSnapshot> findByEmail(Caller caller, EmailAddress email) {
        return findLeadByEmail.findByEmail(caller, email);
    }

    @Override
    public LeadSnapshot update(Caller caller, UpdateLeadCommand command) {
        return updateLead.update(caller, command);
    }

    @Override
    public LeadSnapshot delete(Caller caller, LeadId id, Optional<Long> expectedVersion) {
        return deleteLead.delete(caller, id, expectedVersion);
    }

    @Override
    public LeadSnapshot restore(Caller caller, LeadId id, Optional<Long> expectedVersion) {
        return restoreLead.restore(caller, id, expectedVersion);
    }

    @Override
    public LeadSnapshot erase(Caller caller, LeadId id, Optional<Long> expectedVersion) {
        return eraseLead.erase(caller, id, expectedVersion);
    }

    @Override
    public LeadSnapshot eraseAndSuppress(Caller caller, LeadId id, Optional<Long> expectedVersion) {
        return eraseLead.eraseAndSuppress(caller, id, expectedVersion);
    }

    @Override
    public ConsentWithdrawal prepareWithdrawal(Caller caller, LeadId id, ConsentPurpose purpose) {
        return withdrawConsent.prepareWithdrawal(caller, id, purpose);
    }

    @Override
    public void withdraw(ConsentWithdrawal withdrawal) {
        withdrawConsent.withdraw(withdrawal);
    }

    @Override
    public Page<LeadSnapshot> list(Caller caller, LeadQuery query, PageRequest page) {
        return listLeads.list(caller, query, page);
    }

    @Override
    public Page<LeadSnapshot> listDeleted(Caller caller, PageRequest page) {
        return listDeletedLeads.listDeleted(caller, page);
    }

    @Override
    public ConsentEntry recordConsent(Caller caller, RecordConsentCommand command) {
        return recordConsent.recordConsent(caller, command);
    }

    @Override
    public Page<ConsentEntry> consent(Caller caller, LeadId id, PageRequest page) {
        return readConsent.consent(caller, id, page);
    }

    @Override
    public Page<LeadEvent> history(Caller caller, LeadId id, PageRequest page) {
        return readHistory.history(caller, id, page);
    }
}
