package io.leadstone.application;

import io.leadstone.application.port.in.CheckHealth;
import io.leadstone.application.port.in.CreateLead;
import io.leadstone.application.port.in.DeleteAgent;
import io.leadstone.application.port.in.DeleteLead;
import io.leadstone.application.port.in.EraseLead;
import io.leadstone.application.port.in.GetAgent;
import io.leadstone.application.port.in.GetLead;
import io.leadstone.application.port.in.ListAgents;
import io.leadstone.application.port.in.ListDeletedLeads;
import io.leadstone.application.port.in.ListLeads;
import io.leadstone.application.port.in.ManageApiKeys;
import io.leadstone.application.port.in.PutAgent;
import io.leadstone.application.port.in.ReadConsent;
import io.leadstone.application.port.in.ReadHistory;
import io.leadstone.application.port.in.RecordConsent;
import io.leadstone.application.port.in.RegisterLead;
import io.leadstone.application.port.in.RestoreLead;
import io.leadstone.application.port.in.UpdateLead;
import io.leadstone.application.port.in.VerifyApiKey;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.service.CommandCheck;
import io.leadstone.application.service.CreateLeadService;
import io.leadstone.application.service.DeleteAgentService;
import io.leadstone.application.service.DeleteLeadService;
import io.leadstone.application.service.EraseLeadService;
import io.leadstone.application.service.GetAgentService;
import io.leadstone.application.service.GetLeadService;
import io.leadstone.application.service.LeadCapture;
import io.leadstone.application.service.LeadUpdates;
import io.leadstone.application.service.LeadWrites;
import io.leadstone.application.service.ListAgentsService;
import io.leadstone.application.service.ListDeletedLeadsService;
import io.leadstone.application.service.ListLeadsService;
import io.leadstone.application.service.ManageApiKeysService;
import io.leadstone.application.service.Occasions;
import io.leadstone.application.service.PutAgentService;
import io.leadstone.application.service.ReadConsentService;
import io.leadstone.application.service.ReadHistoryService;
import io.leadstone.application.service.RecordConsentService;
import io.leadstone.application.service.RegisterLeadService;
import io.leadstone.application.service.RestoreLeadService;
import io.leadstone.application.service.UpdateLeadService;
import io.leadstone.application.service.VerifyApiKeyService;
import io.leadstone.domain.Violation;
import java.security.SecureRandom;
import java.util.List;

/**
 * Lead management for a host: the use cases over one store, ready to call from many threads. It owns nothing that must be closed.
 *
 * <pre>{@code
 * LeadManagement leads = LeadManagement.builder().store(store).build();
 * LeadSnapshot lead = leads.getLead().get(caller, id);
 * }</pre>
 */
public final class LeadManagement {

    private static final String VIA_API = "api";
    private static final String VIA_WIDGET = "widget";

    private final CommandCheck check;
    private final CreateLead createLead;
    private final RegisterLead registerLead;
    private final GetLead getLead;
    private final UpdateLead updateLead;
    private final DeleteLead deleteLead;
    private final RestoreLead restoreLead;
    private final EraseLead eraseLead;
    private final ListLeads listLeads;
    private final ListDeletedLeads listDeletedLeads;
    private final RecordConsent recordConsent;
    private final ReadConsent readConsent;
    private final ReadHistory readHistory;
    private final PutAgent putAgent;
    private final GetAgent getAgent;
    private final ListAgents listAgents;
    private final DeleteAgent deleteAgent;
    private final ManageApiKeys manageApiKeys;
    private final VerifyApiKey verifyApiKey;
    private final CheckHealth checkHealth;

    LeadManagement(LeadManagementBuilder.Parts parts) {
        LeadStore store = parts.store();
        Occasions occasions = parts.occasions();
        SecureRandom random = new SecureRandom();
        LeadWrites writes = new LeadWrites(store.leads());
        LeadCapture capture = new LeadCapture(parts.drafts(), writes);
        LeadUpdates viaApi = new LeadUpdates(parts.drafts(), parts.lifecycle(), VIA_API);
        LeadUpdates viaWidget = new LeadUpdates(parts.drafts(), parts.lifecycle(), VIA_WIDGET);
        check = parts.check();
        createLead = new CreateLeadService(check, occasions, capture, viaApi);
        registerLead = new RegisterLeadService(
                check, occasions, parts.agentDirectory(), capture, viaWidget, parts.presetConsents());
        getLead = new GetLeadService(store.leads());
        updateLead = new UpdateLeadService(check, occasions, writes, viaApi);
        deleteLead = new DeleteLeadService(occasions, writes);
        restoreLead = new RestoreLeadService(occasions, writes);
        eraseLead = new EraseLeadService(occasions, writes);
        listLeads = new ListLeadsService(check, store.search());
        listDeletedLeads = new ListDeletedLeadsService(check, store.search());
        recordConsent = new RecordConsentService(check, occasions, writes, VIA_API);
        readConsent = new ReadConsentService(check, store.leads(), store.consents());
        readHistory = new ReadHistoryService(check, store.leads(), store.events());
        putAgent = new PutAgentService(check, occasions, store.agents());
        getAgent = new GetAgentService(store.agents());
        listAgents = new ListAgentsService(check, store.agents());
        deleteAgent = new DeleteAgentService(store.agents());
        manageApiKeys = new ManageApiKeysService(check, occasions, store.apiKeys(), random);
        verifyApiKey = new VerifyApiKeyService(store.apiKeys(), random);
        checkHealth = store.health()::check;
    }

    /** Starts with the parts that a host may choose; the store is the one that it must. */
    public static LeadManagementBuilder builder() {
        return new LeadManagementBuilder();
    }

    /** Every rule that these commands or queries break, without doing anything: for adapters that check more than they say. */
    public List<Violation> violationsOf(Object... commands) {
        return check.violationsOf(commands);
    }

    /** See {@link CreateLead}. */
    public CreateLead createLead() {
        return createLead;
    }

    /** See {@link RegisterLead}. */
    public RegisterLead registerLead() {
        return registerLead;
    }

    /** See {@link GetLead}. */
    public GetLead getLead() {
        return getLead;
    }

    /** See {@link UpdateLead}. */
    public UpdateLead updateLead() {
        return updateLead;
    }

    /** See {@link DeleteLead}. */
    public DeleteLead deleteLead() {
        return deleteLead;
    }

    /** See {@link RestoreLead}. */
    public RestoreLead restoreLead() {
        return restoreLead;
    }

    /** See {@link EraseLead}. */
    public EraseLead eraseLead() {
        return eraseLead;
    }

    /** See {@link ListLeads}. */
    public ListLeads listLeads() {
        return listLeads;
    }

    /** See {@link ListDeletedLeads}. */
    public ListDeletedLeads listDeletedLeads() {
        return listDeletedLeads;
    }

    /** See {@link RecordConsent}. */
    public RecordConsent recordConsent() {
        return recordConsent;
    }

    /** See {@link ReadConsent}. */
    public ReadConsent readConsent() {
        return readConsent;
    }

    /** See {@link ReadHistory}. */
    public ReadHistory readHistory() {
        return readHistory;
    }

    /** See {@link PutAgent}. */
    public PutAgent putAgent() {
        return putAgent;
    }

    /** See {@link GetAgent}. */
    public GetAgent getAgent() {
        return getAgent;
    }

    /** See {@link ListAgents}. */
    public ListAgents listAgents() {
        return listAgents;
    }

    /** See {@link DeleteAgent}. */
    public DeleteAgent deleteAgent() {
        return deleteAgent;
    }

    /** For the operator only, who is asked for no caller: keep it away from networks. */
    public ManageApiKeys manageApiKeys() {
        return manageApiKeys;
    }

    /** See {@link VerifyApiKey}. */
    public VerifyApiKey verifyApiKey() {
        return verifyApiKey;
    }

    /** See {@link CheckHealth}. */
    public CheckHealth checkHealth() {
        return checkHealth;
    }
}
