package io.leadstone.adapter.rest.lead;

import io.leadstone.adapter.rest.auth.CallerSecurity;
import io.leadstone.adapter.rest.json.JsonFields;
import io.leadstone.adapter.rest.json.JsonValue;
import io.leadstone.adapter.rest.json.WireInstant;
import io.leadstone.application.access.Caller;
import io.leadstone.application.port.in.FieldUpdate;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.PhoneNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fields of a lead that only the server sets. A client may send them back as it read them, so that it can read, modify
 * and write a lead without removing fields. Equal values are ignored, and different values are rejected.
 *
 * @param texts the sent values by name; an empty value means {@code null}
 * @param lastConversation the sent conversation
 * @param pendingConsents the sent purposes; {@code null} is always accepted, because lists show it
 */
record ReadOnlyFields(
        Map<String, Optional<String>> texts,
        FieldUpdate<JsonValue> lastConversation,
        FieldUpdate<List<String>> pendingConsents) {

    private static final String CREATED_AT = "created_at";
    private static final String PHONE_E164 = "phone_e164";

    private static final List<String> NAMES = List.of(
            "id",
            "company_id",
            "full_name",
            PHONE_E164,
            "contacted_at",
            "qualified_at",
            "converted_at",
            "lost_at",
            CREATED_AT,
            "updated_at",
            "deleted_at",
            "erased_at");

    private static final String LAST_CONVERSATION = "last_conversation";
    private static final String PENDING_CONSENTS = "pending_consents";
    private static final Set<String> READERS_ONLY =
            Set.of("full_name", PHONE_E164, CREATED_AT, LAST_CONVERSATION, PENDING_CONSENTS);
    private static final String RULE = "is set by the server: omit it, or send it as it was read";

    ReadOnlyFields {
        texts = Map.copyOf(texts);
    }

    static ReadOnlyFields of(JsonFields fields) {
        Map<String, Optional<String>> sent = new LinkedHashMap<>();
        for (String name : NAMES) {
            FieldUpdate<String> text = fields.text(name);
            if (text.sent()) {
                sent.put(name, text.value());
            }
        }
        return new ReadOnlyFields(sent, fields.any(LAST_CONVERSATION), fields.texts(PENDING_CONSENTS));
    }

    /** Returns the sent {@code created_at}; empty if it was not sent or is no instant. */
    Optional<Instant> createdAt() {
        return texts.getOrDefault(CREATED_AT, Optional.empty()).flatMap(WireInstant::parse);
    }

    boolean isEmpty() {
        return texts.isEmpty() && !lastConversation.sent() && !pendingConsents.sent();
    }

    /**
     * Returns a violation for each field that the caller sends back but may not read. To compare it would reveal
     * whether a guess of the stored value is right.
     */
    List<Violation> unreadableBy(Caller caller) {
        return CallerSecurity.mayRead(caller)
                ? List.of()
                : Stream.of(
                                texts.keySet().stream(),
                                lastConversation.sent() ? Stream.of(LAST_CONVERSATION) : Stream.<String>empty(),
                                pendingConsents.sent() ? Stream.of(PENDING_CONSENTS) : Stream.<String>empty())
                        .flatMap(names -> names)
                        .filter(READERS_ONLY::contains)
                        .map(name -> new Violation(name, "may be sent back only with the scope read: omit it"))
                        .toList();
    }

    /**
     * Returns a violation for each field that has another value than a new lead of the company. A member may state
     * when another system created the lead.
     *
     * @param company the company of the new lead, if a member creates it
     */
    List<Violation> differencesToNew(Optional<CompanyId> company) {
        Map<String, String> known = new LinkedHashMap<>();
        company.ifPresent(id -> known.put("company_id", id.value()));
        Map<String, Instant> stated = new LinkedHashMap<>();
        company.flatMap(member -> createdAt()).ifPresent(at -> stated.put(CREATED_AT, at));
        List<Violation> differences = differences(known, stated);
        if (lastConversation.value().isPresent()) {
            differences.add(new Violation(LAST_CONVERSATION, RULE));
        }
        requirePending(Set::of, differences);
        return differences;
    }

    private void requirePending(Supplier<Set<ConsentPurpose>> pending, List<Violation> differences) {
        if (pendingConsents
                .value()
                .filter(sent -> !Set.copyOf(sent)
                        .equals(pending.get().stream().map(ConsentPurpose::code).collect(Collectors.toSet())))
                .isPresent()) {
            differences.add(new Violation(PENDING_CONSENTS, RULE));
        }
    }

    /**
     * Returns a violation for each field that differs from {@code lead}.
     *
     * @param last returns the last conversation; called only if the client sent one
     * @param pending returns the consents that wait; called only if the client sent them
     */
    List<Violation> differencesTo(
            LeadSnapshot lead, Supplier<Optional<ConversationSnapshot>> last, Supplier<Set<ConsentPurpose>> pending) {
        Map<String, String> strings = new LinkedHashMap<>();
        strings.put("id", lead.id().toString());
        strings.put("company_id", lead.companyId().value());
        lead.details().fullName().ifPresent(name -> strings.put("full_name", name));
        lead.details().phone().flatMap(PhoneNumber::e164).ifPresent(number -> strings.put(PHONE_E164, number));
        Map<String, Instant> instants = new LinkedHashMap<>();
        instants.put(CREATED_AT, lead.createdAt());
        instants.put("updated_at", lead.updatedAt());
        lead.deletedAt().ifPresent(at -> instants.put("deleted_at", at));
        lead.erasedAt().ifPresent(at -> instants.put("erased_at", at));
        lead.milestones().contactedAt().ifPresent(at -> instants.put("contacted_at", at));
        lead.milestones().qualifiedAt().ifPresent(at -> instants.put("qualified_at", at));
        lead.milestones().convertedAt().ifPresent(at -> instants.put("converted_at", at));
        lead.milestones().lostAt().ifPresent(at -> instants.put("lost_at", at));
        List<Violation> differences = differences(strings, instants);
        if (lastConversation
                .value()
                .filter(sent -> !SentBackConversation.isAsRead(sent, lead, last.get()))
                .isPresent()) {
            differences.add(new Violation(LAST_CONVERSATION, RULE));
        }
        requirePending(pending, differences);
        return differences;
    }

    private List<Violation> differences(Map<String, String> strings, Map<String, Instant> instants) {
        List<Violation> differences = new ArrayList<>();
        texts.forEach((name, sent) -> {
            boolean same = instants.containsKey(name)
                    ? sent.flatMap(WireInstant::parse).equals(Optional.ofNullable(instants.get(name)))
                    : sent.equals(Optional.ofNullable(strings.get(name)));
            if (!same) {
                differences.add(new Violation(name, RULE));
            }
        });
        return differences;
    }
}
