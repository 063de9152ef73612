package io.leadstone.adapter.rest.lead;

import io.leadstone.adapter.rest.conversation.ConversationResponse;
import io.leadstone.adapter.rest.json.JsonValue;
import io.leadstone.adapter.rest.json.WireJson;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;
import java.util.stream.Stream;

/** The conversation that a client sends back with its lead. */
final class SentBackConversation {

    private SentBackConversation() {}

    /**
     * Whether {@code sent} is what the client can have read of the lead's conversations. They move on without the lead: an earlier
     * reading is as good as the present one; what differs within one version was never read.
     */
    static boolean isAsRead(JsonValue sent, LeadSnapshot lead, Optional<ConversationSnapshot> last) {
        if (!(sent instanceof JsonValue.Members read) || !isOf(lead, read)) {
            return false;
        }
        return last.map(ConversationResponse::of)
                .map(WireJson::read)
                .filter(now -> Stream.of("id", "version").allMatch(name -> same(name, read, now)))
                .map(read::means)
                .orElse(true);
    }

    private static boolean isOf(LeadSnapshot lead, JsonValue.Members read) {
        return field("lead_id", read)
                        .filter(new JsonValue.Text(lead.id().toString())::means)
                        .isPresent()
                && field("id", read).isPresent()
                && field("version", read).isPresent();
    }

    private static boolean same(String name, JsonValue.Members one, JsonValue.Members other) {
        return field(name, one)
                .filter(value -> field(name, other).filter(value::means).isPresent())
                .isPresent();
    }

    private static Optional<JsonValue> field(String name, JsonValue.Members object) {
        return Optional.ofNullable(object.values().get(name));
    }
}
