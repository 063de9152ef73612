package io.leadstone.adapter.rest.conversation;

import io.leadstone.adapter.rest.json.BadJsonException;
import io.leadstone.adapter.rest.json.JsonFields;
import io.leadstone.adapter.rest.json.JsonValue;
import io.leadstone.adapter.rest.json.MergePatch;
import io.leadstone.adapter.rest.json.StrictJson;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.LeadSession;
import io.leadstone.application.port.in.FieldUpdate;
import io.leadstone.application.port.in.conversation.OpenConversationCommand;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.UnknownLeadException;
import io.leadstone.domain.failure.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The body of a {@code POST} of a conversation.
 *
 * @param metadata the client's JSON object. Its member {@value #LEAD_ID} contains the id of the lead
 * @param faults violations that the command does not report
 */
record ConversationRequest(
        String agentId,
        Optional<String> title,
        Optional<JsonValue.Members> metadata,
        Optional<Integer> maxContextLength,
        List<Violation> faults) {

    private static final String LEAD_ID = "lead_id";

    private static final List<String> SET_BY_THE_SERVER = List.of(
            "id",
            "messages",
            "ratings",
            "avg_satisfaction",
            "last_activity_at",
            "created_at",
            "updated_at",
            "deleted_at",
            "version");

    ConversationRequest {
        faults = List.copyOf(faults);
    }

    /**
     * Returns the request of {@code fields}. Fields that only the server sets may be present with the value {@code
     * null}.
     *
     * @throws BadJsonException if a field has a value of the wrong type
     */
    static ConversationRequest of(JsonFields fields, Caller caller) {
        List<Violation> faults = new ArrayList<>();
        for (String name : SET_BY_THE_SERVER) {
            require(fields.any(name).value().isEmpty(), name, "is set by the server", faults);
        }
        require(fields.any(LEAD_ID).value().isEmpty(), LEAD_ID, "must be sent as metadata.lead_id", faults);
        FieldUpdate<String> company = fields.text("company_id");
        require(
                company.value()
                        .filter(id -> !id.equals(caller.companyId().value()))
                        .isEmpty(),
                "company_id",
                "must be omitted, or be your own company",
                faults);
        ConversationRequest request = new ConversationRequest(
                fields.text("agent_id").value().orElse(""),
                fields.text("title").value(),
                fields.object("metadata").value(),
                fields.count("max_context_length").value(),
                List.of());
        faults.addAll(fields.unknown());
        return new ConversationRequest(
                request.agentId, request.title, request.metadata, request.maxContextLength, faults);
    }

    /** Returns the command without a link to a lead. */
    OpenConversationCommand unlinked() {
        return command(Optional.empty(), metadata.map(JsonValue.Members::source));
    }

    /**
     * Returns the command of {@code caller}. The use case links the conversation of a lead to this lead. If its
     * metadata contain a lead id, this id is replaced by the lead's own, because some clients read the link there.
     *
     * @throws UnknownLeadException if a member's metadata contain a {@code lead_id} that is not the id of a lead
     */
    OpenConversationCommand commandOf(Caller caller) {
        Optional<JsonValue> named =
                metadata.flatMap(members -> Optional.ofNullable(members.values().get(LEAD_ID)));
        if (named.isEmpty()) {
            return unlinked();
        }
        Optional<String> own =
                caller.session().map(LeadSession::leadId).map(id -> "{\"" + LEAD_ID + "\":\"" + id + "\"}");
        if (own.isPresent()) {
            MergePatch link = new MergePatch(StrictJson.object(own.get()));
            return command(
                    Optional.empty(), metadata.map(JsonValue.Members::source).map(link::applyTo));
        }
        return command(
                named.filter(value -> !(value instanceof JsonValue.Nothing)).map(ConversationRequest::leadId),
                metadata.map(JsonValue.Members::source));
    }

    private OpenConversationCommand command(Optional<LeadId> lead, Optional<String> metadataText) {
        return new OpenConversationCommand(agentId, lead, title, metadataText, maxContextLength);
    }

    private static LeadId leadId(JsonValue named) {
        String text = named instanceof JsonValue.Text given ? given.value() : "";
        return LeadId.parse(text).orElseThrow(() -> new UnknownLeadException(text));
    }

    private static void require(boolean valid, String field, String rule, List<Violation> faults) {
        if (!valid) {
            faults.add(new Violation(field, rule));
        }
    }

    @Override
    public String toString() {
        return "ConversationRequest[agentId=" + agentId + "]";
    }
}
