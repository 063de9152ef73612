package io.leadstone.testkit.contract;

import static io.leadstone.testkit.contract.StoreScene.ACME;

import io.leadstone.domain.AgentId;
import io.leadstone.domain.Conversation;
import io.leadstone.domain.ConversationChange;
import io.leadstone.domain.ConversationSnapshot;
import io.leadstone.domain.ConversationTopic;
import io.leadstone.domain.ConversationTotals;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.Metadata;
import io.leadstone.testkit.SampleLeads;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Conversations that go to the edge of what one may hold. */
final class RichConversations {

    private static final String LONGEST_ID = "aZ9._:-" + "x".repeat(57);

    private RichConversations() {}

    /** A title and metadata. */
    static ConversationTopic topic(String title, String json) {
        return new ConversationTopic(Optional.of(title), new Metadata(json), Optional.empty());
    }

    /** By what is rich in them. */
    static Map<String, ConversationTopic> topics() {
        Map<String, ConversationTopic> rich = new LinkedHashMap<>();
        rich.put("nothing said", ConversationTopic.NONE);
        rich.put("four-byte characters at full length", topic("🦊".repeat(100), "{}"));
        rich.put("the longest title", topic("ü".repeat(200), "{}"));
        rich.put("words that mean something to a database", topic("'; DROP -- \\ \" $where %s {0} #{a} ${b}", "{}"));
        rich.put("composed and decomposed marks", topic("é e\u0301 Å", "{\"é\":\"e\u0301\"}"));
        rich.put("other scripts", topic("Разговор 山田 שלום", "{\"山\":\"שלום\"}"));
        rich.put("the least context", new ConversationTopic(Optional.empty(), Metadata.EMPTY, Optional.of(1)));
        rich.put(
                "the most context",
                new ConversationTopic(Optional.empty(), Metadata.EMPTY, Optional.of(Integer.MAX_VALUE)));
        RichLeads.METADATA.forEach(json ->
                rich.put("metadata " + json.substring(0, Math.min(40, json.length())), topic("Talk", json)));
        return rich;
    }

    /** Every field is filled. */
    static ConversationChange everything(SampleLeads samples, LeadId lead) {
        return opened(samples, "agent-1", lead, "session-1");
    }

    /** Ids at full length, of every sign that they may have. */
    static ConversationChange longestIds(SampleLeads samples, LeadId lead) {
        return opened(samples, LONGEST_ID, lead, LONGEST_ID);
    }

    /** The opening of a conversation by a session. */
    static ConversationChange opened(SampleLeads samples, String agent, LeadId lead, String session) {
        return Conversation.open(
                samples.unusedConversationId(),
                ACME,
                new AgentId(agent),
                Optional.of(lead),
                Optional.of(session),
                new ConversationTopic(
                        Optional.of("About the roof"), new Metadata("{\"page\":\"/roof\"}"), Optional.of(4096)),
                samples.occasion());
    }

    /** The opening of a conversation that was led elsewhere, long and at length. */
    static ConversationChange imported(ConversationChange opening) {
        ConversationSnapshot is = opening.after();
        ConversationTotals totals = new ConversationTotals(
                3_000_000_000L,
                2_500_000_000L,
                1_250_000_000_000L,
                Optional.of(Instant.parse("2038-01-19T03:14:08.001Z")));
        return new ConversationChange(
                Optional.empty(),
                new ConversationSnapshot(
                        is.id(),
                        is.companyId(),
                        is.agentId(),
                        is.leadId(),
                        is.session(),
                        is.title(),
                        is.metadata(),
                        is.maxContextLength(),
                        totals,
                        is.createdAt(),
                        is.updatedAt(),
                        is.deletedAt(),
                        is.version()),
                opening.event());
    }
}
