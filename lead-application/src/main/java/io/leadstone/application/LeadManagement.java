package io.leadstone.application;

import io.leadstone.application.port.in.access.ManageApiKeys;
import io.leadstone.application.port.in.access.VerifyApiKey;
import io.leadstone.application.port.in.agent.DeleteAgent;
import io.leadstone.application.port.in.agent.GetAgent;
import io.leadstone.application.port.in.agent.ListAgents;
import io.leadstone.application.port.in.agent.PutAgent;
import io.leadstone.application.port.in.conversation.DeleteConversation;
import io.leadstone.application.port.in.conversation.GetConversation;
import io.leadstone.application.port.in.conversation.GetLastConversation;
import io.leadstone.application.port.in.conversation.ListConversations;
import io.leadstone.application.port.in.conversation.ListDeletedConversations;
import io.leadstone.application.port.in.conversation.ListOwnConversations;
import io.leadstone.application.port.in.conversation.OpenConversation;
import io.leadstone.application.port.in.conversation.RecordActivity;
import io.leadstone.application.port.in.conversation.RestoreConversation;
import io.leadstone.application.port.in.health.CheckHealth;
import io.leadstone.application.port.in.health.CheckWorkers;
import io.leadstone.application.port.in.lead.CreateLead;
import io.leadstone.application.port.in.lead.DeleteLead;
import io.leadstone.application.port.in.lead.EraseLead;
import io.leadstone.application.port.in.lead.GetLead;
import io.leadstone.application.port.in.lead.ListDeletedLeads;
import io.leadstone.application.port.in.lead.ListLeads;
import io.leadstone.application.port.in.lead.ReadConsent;
import io.leadstone.application.port.in.lead.ReadHistory;
import io.leadstone.application.port.in.lead.RecordConsent;
import io.leadstone.application.port.in.lead.RegisterLead;
import io.leadstone.application.port.in.lead.RestoreLead;
import io.leadstone.application.port.in.lead.UpdateLead;
import io.leadstone.application.port.in.report.ExportConversations;
import io.leadstone.application.port.in.report.ExportLeads;
import io.leadstone.application.port.in.report.ReportLeads;
import io.leadstone.application.port.in.webhook.CreateWebhook;
import io.leadstone.application.port.in.webhook.DeleteWebhook;
import io.leadstone.application.port.in.webhook.GetWebhook;
import io.leadstone.application.port.in.webhook.ListDeliveries;
import io.leadstone.application.port.in.webhook.ListWebhooks;
import io.leadstone.application.port.in.webhook.Redeliver;
import io.leadstone.application.port.in.webhook.ReplayWebhook;
import io.leadstone.application.port.in.webhook.RotateWebhookSecret;
import io.leadstone.application.port.in.webhook.TestWebhook;
import io.leadstone.application.port.in.webhook.UpdateWebhook;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.service.Attempts;
import io.leadstone.application.service.CommandCheck;
import io.leadstone.application.service.Occasions;
import io.leadstone.application.service.access.ManageApiKeysService;
import io.leadstone.application.service.access.VerifyApiKeyService;
import io.leadstone.application.service.agent.AgentWrites;
import io.leadstone.application.service.agent.DeleteAgentService;
import io.leadstone.application.service.agent.GetAgentService;
import io.leadstone.application.service.agent.ListAgentsService;
import io.leadstone.application.service.agent.PutAgentService;
import io.leadstone.application.service.conversation.ConversationWrites;
import io.leadstone.application.service.conversation.DeleteConversationService;
import io.leadstone.application.service.conversation.GetConversationService;
import io.leadstone.application.service.conversation.GetLastConversationService;
import io.leadstone.application.service.conversation.ListConversationsService;
import io.leadstone.application.service.conversation.ListDeletedConversationsService;
import io.leadstone.application.service.conversation.ListOwnConversationsService;
import io.leadstone.application.service.conversation.OpenConversationService;
import io.leadstone.application.service.conversation.RecordActivityService;
import io.leadstone.application.service.conversation.RestoreConversationService;
import io.leadstone.application.service.lead.CreateLeadService;
import io.leadstone.application.service.lead.DeleteLeadService;
import io.leadstone.application.service.lead.EraseLeadService;
import io.leadstone.application.service.lead.GetLeadService;
import io.leadstone.application.service.lead.LeadCapture;
import io.leadstone.application.service.lead.LeadUpdates;
import io.leadstone.application.service.lead.LeadWrites;
import io.leadstone.application.service.lead.ListDeletedLeadsService;
import io.leadstone.application.service.lead.ListLeadsService;
import io.leadstone.application.service.lead.ReadConsentService;
import io.leadstone.application.service.lead.ReadHistoryService;
import io.leadstone.application.service.lead.RecordConsentService;
import io.leadstone.application.service.lead.RegisterLeadService;
import io.leadstone.application.service.lead.RestoreLeadService;
import io.leadstone.application.service.lead.UpdateLeadService;
import io.leadstone.application.service.report.ExportConversationsService;
import io.leadstone.application.service.report.ExportLeadsService;
import io.leadstone.application.service.report.ReportLeadsService;
import io.leadstone.application.service.report.RunningExports;
import io.leadstone.application.service.webhook.CreateWebhookService;
import io.leadstone.application.service.webhook.DeleteWebhookService;
import io.leadstone.application.service.webhook.GetWebhookService;
import io.leadstone.application.service.webhook.ListDeliveriesService;
import io.leadstone.application.service.webhook.ListWebhooksService;
import io.leadstone.application.service.webhook.RedeliverService;
import io.leadstone.application.service.webhook.ReplayWebhookService;
import io.leadstone.application.service.webhook.RotateWebhookSecretService;
import io.leadstone.application.service.webhook.TestWebhookService;
import io.leadstone.application.service.webhook.UpdateWebhookService;
import io.leadstone.application.service.webhook.WebhookSecretSource;
import io.leadstone.application.service.webhook.WebhookWrites;
import io.leadstone.domain.failure.Violation;
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
    private final OpenConversation openConversation;
    private final GetConversation getConversation;
    private final GetLastConversation getLastConversation;
    private final ListConversations listConversations;
    private final ListOwnConversations listOwnConversations;
    private final ListDeletedConversations listDeletedConversations;
    private final RecordActivity recordActivity;
    private final DeleteConversation deleteConversation;
    private final RestoreConversation restoreConversation;
    private final ReportLeads reportLeads;
    private final ExportLeads exportLeads;
    private final ExportConversations exportConversations;
    private final CreateWebhook createWebhook;
    private final UpdateWebhook updateWebhook;
    private final GetWebhook getWebhook;
    private final ListWebhooks listWebhooks;
    private final DeleteWebhook deleteWebhook;
    private final RotateWebhookSecret rotateWebhookSecret;
    private final TestWebhook testWebhook;
    private final ListDeliveries listDeliveries;
    private final Redeliver redeliver;
    private final ReplayWebhook replayWebhook;
    private final PutAgent putAgent;
    private final GetAgent getAgent;
    private final ListAgents listAgents;
    private final DeleteAgent deleteAgent;
    private final ManageApiKeys manageApiKeys;
    private final VerifyApiKey verifyApiKey;
    private final CheckHealth checkHealth;
    private final CheckWorkers checkWorkers;

    LeadManagement(LeadManagementBuilder.Parts parts) {
        LeadStore store = parts.store();
        Occasions occasions = parts.occasions();
        SecureRandom random = new SecureRandom();
        Attempts attempts = new Attempts(store.hostTransactions());
        LeadWrites writes = new LeadWrites(parts.leads(), attempts);
        ConversationWrites conversationWrites = new ConversationWrites(parts.conversations(), attempts);
        AgentWrites agentWrites = new AgentWrites(store.agents(), attempts);
        WebhookWrites webhookWrites = new WebhookWrites(store.webhooks(), parts.sealing(), attempts);
        WebhookSecretSource webhookSecrets = new WebhookSecretSource(random);
        LeadCapture capture = new LeadCapture(parts.drafts(), writes);
        LeadUpdates viaApi = new LeadUpdates(parts.drafts(), parts.lifecycle(), VIA_API);
        LeadUpdates viaWidget = new LeadUpdates(parts.drafts(), parts.lifecycle(), VIA_WIDGET);
        check = parts.check();
        createLead = new CreateLeadService(check, occasions, capture, viaApi);
        registerLead = new RegisterLeadService(
                check, occasions, parts.agentDirectory(), capture, viaWidget, parts.presetConsents());
        getLead = new GetLeadService(parts.leads());
        updateLead = new UpdateLeadService(check, occasions, writes, viaApi);
        deleteLead = new DeleteLeadService(occasions, writes);
        restoreLead = new RestoreLeadService(occasions, writes);
        eraseLead = new EraseLeadService(occasions, writes, parts.conversations());
        listLeads = new ListLeadsService(check, store.search());
        listDeletedLeads = new ListDeletedLeadsService(check, store.search());
        recordConsent = new RecordConsentService(check, occasions, writes, VIA_API);
        readConsent = new ReadConsentService(check, parts.leads(), store.consents());
        readHistory = new ReadHistoryService(check, parts.leads(), store.events());
        openConversation = new OpenConversationService(check, occasions, parts.conversations());
        getConversation = new GetConversationService(parts.conversations());
        getLastConversation = new GetLastConversationService(store.conversationSearch());
        listConversations = new ListConversationsService(check, store.conversationSearch());
        listOwnConversations = new ListOwnConversationsService(check, store.conversationSearch());
        listDeletedConversations = new ListDeletedConversationsService(check, store.conversationSearch());
        recordActivity = new RecordActivityService(check, occasions, parts.conversations());
        deleteConversation = new DeleteConversationService(occasions, conversationWrites);
        restoreConversation = new RestoreConversationService(occasions, conversationWrites);
        reportLeads = new ReportLeadsService(check, occasions, store.figures());
        RunningExports exports = new RunningExports(parts.exportLimits());
        exportLeads = new ExportLeadsService(store.exports(), exports);
        exportConversations = new ExportConversationsService(store.exports(), exports);
        createWebhook = new CreateWebhookService(
                check,
                occasions,
                parts.webhookUrls(),
                webhookSecrets,
                store.webhooks(),
                parts.sealing(),
                parts.webhookLimit());
        updateWebhook = new UpdateWebhookService(check, occasions, parts.webhookUrls(), webhookWrites);
        getWebhook = new GetWebhookService(webhookWrites);
        listWebhooks = new ListWebhooksService(check, store.webhooks());
        deleteWebhook = new DeleteWebhookService(webhookWrites);
        rotateWebhookSecret = new RotateWebhookSecretService(occasions, webhookSecrets, parts.sealing(), webhookWrites);
        testWebhook = new TestWebhookService(occasions, store.deliveries());
        listDeliveries = new ListDeliveriesService(check, webhookWrites, store.deliveries());
        redeliver = new RedeliverService(store.deliveries());
        replayWebhook = new ReplayWebhookService(store.deliveries());
        putAgent = new PutAgentService(check, occasions, agentWrites);
        getAgent = new GetAgentService(store.agents());
        listAgents = new ListAgentsService(check, store.agents());
        deleteAgent = new DeleteAgentService(agentWrites);
        manageApiKeys = new ManageApiKeysService(check, occasions, store.apiKeys(), random);
        verifyApiKey = new VerifyApiKeyService(store.apiKeys(), random);
        checkHealth = store.health()::check;
        checkWorkers = parts.workers();
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

    /** See {@link OpenConversation}. */
    public OpenConversation openConversation() {
        return openConversation;
    }

    /** See {@link GetConversation}. */
    public GetConversation getConversation() {
        return getConversation;
    }

    /** See {@link GetLastConversation}. */
    public GetLastConversation getLastConversation() {
        return getLastConversation;
    }

    /** See {@link ListConversations}. */
    public ListConversations listConversations() {
        return listConversations;
    }

    /** See {@link ListOwnConversations}. */
    public ListOwnConversations listOwnConversations() {
        return listOwnConversations;
    }

    /** See {@link ListDeletedConversations}. */
    public ListDeletedConversations listDeletedConversations() {
        return listDeletedConversations;
    }

    /** See {@link RecordActivity}. */
    public RecordActivity recordActivity() {
        return recordActivity;
    }

    /** See {@link DeleteConversation}. */
    public DeleteConversation deleteConversation() {
        return deleteConversation;
    }

    /** See {@link RestoreConversation}. */
    public RestoreConversation restoreConversation() {
        return restoreConversation;
    }

    /** See {@link ReportLeads}. */
    public ReportLeads reportLeads() {
        return reportLeads;
    }

    /** See {@link ExportLeads}. */
    public ExportLeads exportLeads() {
        return exportLeads;
    }

    /** See {@link ExportConversations}. */
    public ExportConversations exportConversations() {
        return exportConversations;
    }

    /** See {@link CreateWebhook}. */
    public CreateWebhook createWebhook() {
        return createWebhook;
    }

    /** See {@link UpdateWebhook}. */
    public UpdateWebhook updateWebhook() {
        return updateWebhook;
    }

    /** See {@link GetWebhook}. */
    public GetWebhook getWebhook() {
        return getWebhook;
    }

    /** See {@link ListWebhooks}. */
    public ListWebhooks listWebhooks() {
        return listWebhooks;
    }

    /** See {@link DeleteWebhook}. */
    public DeleteWebhook deleteWebhook() {
        return deleteWebhook;
    }

    /** See {@link RotateWebhookSecret}. */
    public RotateWebhookSecret rotateWebhookSecret() {
        return rotateWebhookSecret;
    }

    /** See {@link TestWebhook}. */
    public TestWebhook testWebhook() {
        return testWebhook;
    }

    /** See {@link ListDeliveries}. */
    public ListDeliveries listDeliveries() {
        return listDeliveries;
    }

    /** See {@link Redeliver}. */
    public Redeliver redeliver() {
        return redeliver;
    }

    /** See {@link ReplayWebhook}. */
    public ReplayWebhook replayWebhook() {
        return replayWebhook;
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

    /** See {@link CheckWorkers}. */
    public CheckWorkers checkWorkers() {
        return checkWorkers;
    }
}
