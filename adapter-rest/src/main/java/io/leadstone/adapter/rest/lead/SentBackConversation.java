package io.leadstone.adapter.rest.lead;

import io.leadstone.adapter.rest.conversation.ConversationResponse;
import io.leadstone.adapter.rest.json.JsonValue;
import io.leadstone.adapter.rest.json.WireJson;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks the last conversation that a client sends back with its lead. */
final class SentBackConversation {

    private SentBackConversation() {}

    /**
     * Returns true if the client can have read {@code sent} as a conversation of the lead. A conversation changes
     * without its lead, so another version than the stored one is accepted. With the stored version all fields must be
     * equal.
     */
    static boolean isAsRead(JsonValue sent, LeadSnapshot lead, Optional<ConversationSnapshot> last) {
        if (!(sent instanceof JsonValue.Members read) || !belongsTo(lead, read)) {
            return false;
        }
        return last.map(ConversationResponse::of)
                .map(WireJson::read)
                .filter(stored -> Stream.of("id", "version").allMatch(name -> same(name, read, stored)))
                .map(read::isEquivalentTo)
                .orElse(true);
    }

    private static boolean belongsTo(LeadSnapshot lead, JsonValue.Members read) {
        return field("lead_id", read)
                        .filter(new JsonValue.Text(lead.id().toString())::isEquivalentTo)
                        .isPresent()
                && field("id", read).isPresent()
                && field("version", read).isPresent();
    }

    private static boolean same(String name, JsonValue.Members one, JsonValue.Members other) {
        return field(name, one)
                .filter(value ->
                        field(name, other).filter(value::isEquivalentTo).isPresent())
                .isPresent();
    }

    private static Optional<JsonValue> field(String name, JsonValue.Members object) {
        return Optional.ofNullable(object.values().get(name));
    }
}
