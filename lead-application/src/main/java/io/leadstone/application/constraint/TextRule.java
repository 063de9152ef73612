package io.leadstone.application.constraint;

import io.leadstone.domain.ConsentEvidence;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.OpaqueId;
import io.leadstone.domain.PlainText;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.agent.Origins;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.PhoneNumber;
import io.leadstone.domain.webhook.EventFilter;
import io.leadstone.domain.webhook.Webhook;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The rules of the domain for texts, as {@link Text} applies them. */
public enum TextRule {
    /** Not blank. The texts of commands are normalized before, so that a blank one is empty. */
    NOT_EMPTY("must not be empty", text -> !text.isEmpty()),

    /** One line of well-formed Unicode without control characters. */
    SINGLE_LINE("must be on one line, without control characters", PlainText::isSingleLine),

    /** Well-formed Unicode without control characters other than tabs and line ends. */
    MULTI_LINE("must have no control characters but tabs and line ends", PlainText::isMultiLine),

    /** The form of an {@link EmailAddress}. An empty text is valid, because {@code @NotBlank} refuses it. */
    EMAIL("must be an email address", text -> text.isEmpty() || EmailAddress.isValid(text)),

    /** The form of a {@link PhoneNumber}. */
    PHONE("must have a digit", PhoneNumber::isValid),

    /** The form of an {@link OpaqueId}. */
    OPAQUE_ID(OpaqueId.RULE, OpaqueId::isValid),

    /** The text of a JSON object that can be stored as {@link Metadata}. */
    METADATA(Metadata::violation),

    /** The text of a JSON object that can be stored as {@link ConsentEvidence}. */
    EVIDENCE(ConsentEvidence::violation),

    /** The form of a web origin (RFC 6454). */
    ORIGIN("must be a web origin such as https://shop.example", Origins::isValid),

    /** The name of the honeypot of an {@link Agent}. */
    HONEYPOT("must be 1 to 50 characters of A-Z a-z 0-9 _ -", text -> text.matches(Agent.HONEYPOT_PATTERN)),

    /** The form of the url of a {@link Webhook}. An empty text is valid, because {@code @NotBlank} refuses it. */
    WEBHOOK_URL(
            "must be an absolute http or https url without user and fragment",
            text -> text.isEmpty() || Webhook.isUrl(text)),

    /** The pattern of an {@link EventFilter}. */
    EVENT_FILTER("must be an event type, a family such as lead.*, or *", EventFilter::isValid);

    @SuppressWarnings("ImmutableEnumChecker") // every constant has a method reference
    private final Function<String, Optional<String>> check;

    TextRule(String rule, Predicate<String> isValid) {
        this(text -> isValid.test(text) ? Optional.empty() : Optional.of(rule));
    }

    TextRule(Function<String, Optional<String>> check) {
        this.check = check;
    }

    /** Returns the rule if {@code text} breaks it, as the end of a sentence that begins with the name of the field. */
    Optional<String> violation(String text) {
        return check.apply(text);
    }
}
