package io.leadstone.adapter.rest.lead;

import io.leadstone.adapter.rest.json.BadJsonException;
import io.leadstone.adapter.rest.json.JsonFields;
import io.leadstone.adapter.rest.json.JsonValue;
import io.leadstone.adapter.rest.json.WireInstant;
import io.leadstone.application.port.in.FieldUpdate;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.query.LeadFilterBuilder;
import io.leadstone.application.query.OwnerFilter;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.Coded;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.MetadataValue;
import io.leadstone.domain.OpaqueId;
import io.leadstone.domain.OwnerId;
import io.leadstone.domain.PlainText;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.lead.ConsentPurpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A filter of leads in a JSON body. Its fields have the names of the {@linkplain LeadFilterParameters query
 * parameters}. {@code status} and {@code tag} are arrays, and {@code metadata} is an object, whose values have types.
 *
 * @param violations violations that name the fields by their path
 */
public record LeadFilterFields(LeadFilter filter, List<Violation> violations) {

    public LeadFilterFields {
        violations = List.copyOf(violations);
    }

    /**
     * Reads the fields of {@code object}.
     *
     * @param path the text before the names of the fields in violations, such as {@code filter.}
     * @throws BadJsonException if a field has a value of the wrong type
     */
    public static LeadFilterFields of(JsonValue.Members object, String path) {
        return new Reader(new JsonFields(object, path), path).read();
    }

    /** Reads the fields one by one. */
    private record Reader(JsonFields fields, String path, LeadFilterBuilder filter, List<Violation> violations) {

        Reader(JsonFields fields, String path) {
            this(fields, path, LeadFilter.builder(), new ArrayList<>());
        }

        LeadFilterFields read() {
            statuses();
            text("email", "must be an email address", LeadFilterParameters::email)
                    .ifPresent(filter::email);
            text("phone", "must be a phone number", LeadFilterParameters::phone).ifPresent(filter::phone);
            text("company", LINE_RULE, Reader::line).ifPresent(filter::company);
            text("source", LINE_RULE, Reader::line).ifPresent(filter::source);
            text("agent_id", OpaqueId.RULE, LeadFilterParameters::id)
                    .map(AgentId::new)
                    .ifPresent(filter::agentId);
            owner();
            tags();
            value(fields.flag("consent_marketing"))
                    .ifPresent(granted -> filter.consent(ConsentPurpose.MARKETING, granted));
            value(fields.flag("consent_data_processing"))
                    .ifPresent(granted -> filter.consent(ConsentPurpose.DATA_PROCESSING, granted));
            value(fields.object("metadata")).ifPresent(this::metadata);
            text("created_after", WireInstant.RANGE_RULE, WireInstant::parseRangeStart)
                    .ifPresent(filter::createdAfter);
            text("created_before", WireInstant.RANGE_RULE, WireInstant::parseRangeEnd)
                    .ifPresent(filter::createdBefore);
            text("updated_after", WireInstant.RANGE_RULE, WireInstant::parseRangeStart)
                    .ifPresent(filter::updatedAfter);
            text("updated_before", WireInstant.RANGE_RULE, WireInstant::parseRangeEnd)
                    .ifPresent(filter::updatedBefore);
            violations.addAll(fields.unknown());
            return new LeadFilterFields(filter.build(), violations);
        }

        private void statuses() {
            List<LeadStatus> statuses = new ArrayList<>();
            for (String code : value(fields.texts("status")).orElse(List.of())) {
                Coded.find(LeadStatus.class, code)
                        .ifPresentOrElse(
                                statuses::add,
                                () -> violate(
                                        "status",
                                        "must be one of " + String.join(", ", Coded.codes(LeadStatus.class))));
            }
            filter.statuses(statuses);
        }

        private void owner() {
            Optional<OwnerId> owner =
                    text("owner_id", OpaqueId.RULE, LeadFilterParameters::id).map(OwnerId::new);
            owner.ifPresent(filter::owner);
            if (value(fields.flag("unassigned")).orElse(false)) {
                filter.owner(OwnerFilter.UNASSIGNED);
                if (owner.isPresent()) {
                    violate("unassigned", "must not be true together with owner_id");
                }
            }
        }

        private void tags() {
            for (String tag : value(fields.texts("tag")).orElse(List.of())) {
                line(tag).ifPresentOrElse(filter::tag, () -> violate("tag", LINE_RULE));
            }
        }

        private void metadata(JsonValue.Members members) {
            for (Map.Entry<String, JsonValue> member : members.values().entrySet()) {
                Optional<MetadataValue> value = metadataValue(member.getValue());
                if (value.isPresent()) {
                    filter.metadata(member.getKey(), Set.of(value.get()));
                } else {
                    violate("metadata", METADATA_RULE);
                    return;
                }
            }
        }

        private static Optional<MetadataValue> metadataValue(JsonValue value) {
            if (value instanceof JsonValue.Text text) {
                return Optional.of(MetadataValue.of(text.value()));
            }
            if (value instanceof JsonValue.Flag flag) {
                return Optional.of(MetadataValue.of(flag.value()));
            }
            return value instanceof JsonValue.Digits digits
                    ? MetadataValue.ofPrimitive(digits.source())
                    : Optional.empty();
        }

        private <T> Optional<T> text(String name, String rule, Function<String, Optional<T>> reader) {
            Optional<String> sent = value(fields.text(name));
            Optional<T> read = sent.flatMap(reader);
            if (sent.isPresent() && read.isEmpty()) {
                violate(name, rule);
            }
            return read;
        }

        private void violate(String name, String rule) {
            violations.add(new Violation(path + name, rule));
        }

        private static <T> Optional<T> value(FieldUpdate<T> field) {
            return field.value();
        }

        /** A blank text is refused, because it would filter nothing. */
        private static Optional<String> line(String text) {
            return Optional.of(text)
                    .filter(PlainText::isSingleLine)
                    .map(PlainText::normalized)
                    .filter(normalized -> !normalized.isEmpty());
        }

        private static final String METADATA_RULE = "must have only texts, booleans and numbers of at most "
                + MetadataValue.MAX_NUMBER + " characters as members";

        private static final String LINE_RULE = "must be text on one line, and not blank";
    }
}
