package io.leadstone.adapter.mongo;

import static io.leadstone.adapter.mongo.LongHistory.ACME;

import io.leadstone.application.access.ApiKey;
import io.leadstone.application.access.Role;
import io.leadstone.application.access.SecretHash;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.query.ConversationQuery;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.report.DateRange;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.conversation.Conversation;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookMessage;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import io.leadstone.testkit.SettableClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One call of every method of every port. Each call sends at least one command. */
final class StoreCalls {

    /** Calls whose write is a batch, in which the server can refuse a single write. */
    static final Set<String> BATCHES = Set.of(
            "leads.add",
            "conversations.eraseTopicsOf",
            "webhooks.add",
            "webhooks.update",
            "webhooks.remove",
            "deliveries.add",
            "deliveries.redeliver",
            "deliveries.replay",
            "agents.add",
            "agents.update",
            "agents.remove",
            "apiKeys.add",
            "apiKeys.revoke");

    /** Calls that write by {@code findAndModify}. */
    static final Set<String> FIND_AND_MODIFY =
            Set.of("leads.update", "conversations.update", "conversations.record", "deliveryQueue.record");

    private final SampleLeads samples = new SampleLeads();
    private final Map<String, Consumer<MongoLeadStore>> calls = new LinkedHashMap<>();

    /** Stores the data that the calls need. */
    StoreCalls(MongoLeadStore store) {
        Webhook webhook = new SampleWebhooks(samples).webhook(ACME, "*");
        store.webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
        store.leads().add(samples.capture(ACME, "jordan@example.com"));
        LeadSnapshot lead = store.leads()
                .findByEmail(
                        ACME,
                        SampleLeads.details()
                                .email("jordan@example.com")
                                .build()
                                .email()
                                .orElseThrow())
                .orElseThrow();
        ConversationChange opening = samples.open(lead);
        store.conversations().add(opening);
        LeadSnapshot now = store.leads().find(ACME, lead.id()).orElseThrow();
        ClaimedDelivery claimed =
                store.deliveryQueue().claim(webhook, 1, Duration.ofHours(1)).get(0);
        onLeads(now);
        onConversations(now, opening.after());
        onWebhooks(webhook, claimed);
        onDirectories();
    }

    Map<String, Consumer<MongoLeadStore>> all() {
        return calls;
    }

    private void onLeads(LeadSnapshot lead) {
        calls.put("leads.add", store -> store.leads().add(samples.capture(ACME, "robin@example.com")));
        calls.put(
                "leads.update", store -> store.leads().update(Lead.restore(lead).erase(samples.context())));
        calls.put("leads.find", store -> store.leads().find(ACME, lead.id()));
        calls.put("leads.findDeleted", store -> store.leads().findDeleted(ACME, lead.id()));
        calls.put(
                "leads.findByEmail",
                store -> store.leads().findByEmail(ACME, lead.details().email().orElseThrow()));
        calls.put("search.list", store -> store.search().list(ACME, LeadQuery.ALL, PageRequest.FIRST));
        calls.put("search.listDeleted", store -> store.search().listDeleted(ACME, PageRequest.FIRST));
        calls.put("consents.entriesOf", store -> store.consents().entriesOf(ACME, lead.id(), PageRequest.FIRST));
        calls.put("events.eventsOf", store -> store.events().eventsOf(ACME, lead.id(), PageRequest.FIRST));
        calls.put("figures.totals", store -> store.figures().totals(ACME, DateRange.lastDays(30, SettableClock.START)));
        calls.put(
                "exports.eachLead",
                store -> store.exports().eachLead(ACME, ExportRange.ALL, LeadFilter.ALL, row -> {}));
        calls.put(
                "exports.eachConversation",
                store -> store.exports().eachConversation(ACME, ExportRange.ALL, row -> {}));
        calls.put("health.check", store -> store.health().check());
    }

    private void onConversations(LeadSnapshot lead, ConversationSnapshot conversation) {
        calls.put("conversations.add", store -> store.conversations().add(samples.open(lead)));
        calls.put(
                "conversations.update",
                store -> store.conversations()
                        .update(Conversation.restore(conversation).delete(samples.context())));
        calls.put("conversations.record", store -> store.conversations().record(samples.report(conversation, 1)));
        calls.put("conversations.find", store -> store.conversations().find(ACME, conversation.id()));
        calls.put("conversations.findDeleted", store -> store.conversations().findDeleted(ACME, conversation.id()));
        calls.put("conversations.eraseTopicsOf", store -> store.conversations().eraseTopicsOf(ACME, lead.id()));
        calls.put(
                "conversationSearch.list",
                store -> store.conversationSearch().list(ACME, ConversationQuery.ALL, PageRequest.FIRST));
        calls.put(
                "conversationSearch.listDeleted",
                store -> store.conversationSearch().listDeleted(ACME, PageRequest.FIRST));
        calls.put(
                "conversationSearch.newestOf",
                store -> store.conversationSearch().newestOf(ACME, lead.id()));
    }

    private void onWebhooks(Webhook webhook, ClaimedDelivery claimed) {
        Webhook rotated = webhook.rotate(SampleWebhooks.SECRET, SettableClock.START);
        WebhookMessage test = WebhookMessage.test(samples.unusedId().value(), ACME, SettableClock.START);
        DeliveryOutcome delivered = DeliveryOutcome.delivered(SampleWebhooks.answered(204));
        calls.put(
                "webhooks.add",
                store -> store.webhooks().add(new SampleWebhooks(samples).webhook(ACME, "*"), Webhook.DEFAULT_LIMIT));
        calls.put("webhooks.update", store -> store.webhooks().update(rotated));
        calls.put("webhooks.find", store -> store.webhooks().find(ACME, webhook.id()));
        calls.put("webhooks.list", store -> store.webhooks().list(ACME, PageRequest.FIRST));
        calls.put("webhooks.remove", store -> store.webhooks().remove(webhook));
        calls.put(
                "deliveries.list",
                store -> store.deliveries().list(ACME, webhook.id(), Optional.empty(), PageRequest.FIRST));
        calls.put("deliveries.add", store -> store.deliveries().add(ACME, webhook.id(), Optional.empty(), test));
        calls.put(
                "deliveries.redeliver",
                store -> store.deliveries()
                        .redeliver(
                                ACME,
                                webhook.id(),
                                Optional.empty(),
                                claimed.message().id()));
        calls.put(
                "deliveries.replay",
                store -> store.deliveries().replay(ACME, webhook.id(), Optional.empty(), SettableClock.START));
        calls.put("deliveryQueue.age", store -> store.deliveryQueue().age());
        calls.put("deliveryQueue.due", store -> store.deliveryQueue().due(10));
        calls.put("deliveryQueue.claim", store -> store.deliveryQueue().claim(webhook, 10, Duration.ofMinutes(1)));
        calls.put("deliveryQueue.record", store -> store.deliveryQueue().record(claimed, delivered));
        calls.put("deliveryQueue.prune", store -> store.deliveryQueue().prune(Duration.ofDays(30), 10));
    }

    private void onDirectories() {
        AgentId bot = new AgentId("bot");
        Agent agent = agent(bot);
        SecretHash hash = SecretHash.of("secret", new SecureRandom());
        ApiKey key = new ApiKey("key", ACME, "", Set.of(), Role.MEMBER, hash, SettableClock.START, Optional.empty());
        calls.put(
                "agents.add",
                store -> store.agents().add(agent(new AgentId(samples.unusedId().toString()))));
        calls.put("agents.update", store -> store.agents().update(agent, 1));
        calls.put("agents.find", store -> store.agents().find(bot));
        calls.put("agents.findOfCompany", store -> store.agents().find(ACME, bot));
        calls.put("agents.list", store -> store.agents().list(ACME, PageRequest.FIRST));
        calls.put("agents.remove", store -> store.agents().remove(ACME, bot, 1));
        calls.put("apiKeys.add", store -> store.apiKeys().add(key));
        calls.put("apiKeys.find", store -> store.apiKeys().find("key"));
        calls.put("apiKeys.list", store -> store.apiKeys().list(ACME));
        calls.put("apiKeys.revoke", store -> store.apiKeys().revoke(ACME, "key", SettableClock.START));
        calls.put("apiKeys.isEmpty", store -> store.apiKeys().isEmpty());
    }

    private static Agent agent(AgentId id) {
        return new Agent(id, ACME, Optional.empty(), List.of(), SettableClock.START, SettableClock.START);
    }
}
