package io.leadstone.domain.lead;

import io.leadstone.domain.AgentId;
import io.leadstone.domain.CaseFolding;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.OwnerId;
import io.leadstone.domain.PlainText;
import io.leadstone.domain.failure.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The fields of a lead that a client sets and may change. Texts have no blanks at their ends. An optional text is
 * either empty or has at least one character. A lead has at least one name, and at least one of email and phone, unless
 * it {@linkplain LeadSnapshot#erasedAt was erased}; see {@link #missing()}. Lengths are in code points.
 *
 * @param agent the agent that captured the lead
 * @param owner the person of the host who takes care of the lead; empty if nobody does
 * @param firstName 1 to {@value #MAX_NAME} characters
 * @param lastName 1 to {@value #MAX_NAME} characters
 * @param company the company that the person works for, at most {@value #MAX_COMPANY} characters
 * @param source the origin of the lead, at most {@value #MAX_SOURCE} characters
 * @param notes free text of one or more lines, at most {@value #MAX_NOTES} characters
 * @param tags at most {@value #MAX_TAGS} different tags of at most {@value #MAX_TAG} characters each, in the client's
 *     order. They are compared {@linkplain CaseFolding without case}. Of tags that differ only by case, the first one
 *     stays.
 */
public record LeadDetails(
        Optional<AgentId> agent,
        Optional<OwnerId> owner,
        Optional<String> firstName,
        Optional<String> lastName,
        Optional<EmailAddress> email,
        Optional<PhoneNumber> phone,
        Optional<String> company,
        Optional<String> source,
        Optional<String> notes,
        List<String> tags,
        Metadata metadata) {

    /** Maximum length of a first or last name. */
    public static final int MAX_NAME = 100;

    /** Maximum length of the company that the person works for. */
    public static final int MAX_COMPANY = 200;

    /** Maximum length of a source. */
    public static final int MAX_SOURCE = 100;

    /** Maximum length of the notes. */
    public static final int MAX_NOTES = 10_000;

    /** Maximum number of tags. */
    public static final int MAX_TAGS = 50;

    /** Maximum length of a tag. */
    public static final int MAX_TAG = 50;

    private static final String OWNER = "owner_id";

    private static final List<Field> FIELDS = List.of(
            new Field("agent_id", LeadDetails::agent),
            new Field(OWNER, LeadDetails::owner),
            new Field("first_name", LeadDetails::firstName),
            new Field("last_name", LeadDetails::lastName),
            new Field("email", LeadDetails::email),
            new Field("phone", LeadDetails::phone),
            new Field("company", LeadDetails::company),
            new Field("source", LeadDetails::source),
            new Field("notes", LeadDetails::notes),
            new Field("tags", LeadDetails::tags),
            new Field("metadata", LeadDetails::metadata));

    /** Details without values, the starting point for the details of a new lead. */
    public static final LeadDetails EMPTY = new LeadDetails(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Metadata.EMPTY);

    public LeadDetails {
        firstName.ifPresent(text -> PlainText.requireSingleLine("first_name", text, MAX_NAME));
        lastName.ifPresent(text -> PlainText.requireSingleLine("last_name", text, MAX_NAME));
        company.ifPresent(text -> PlainText.requireSingleLine("company", text, MAX_COMPANY));
        source.ifPresent(text -> PlainText.requireSingleLine("source", text, MAX_SOURCE));
        notes.ifPresent(LeadDetails::requireNotes);
        tags = distinct(tags);
        tags.forEach(tag -> PlainText.requireSingleLine("tags", tag, MAX_TAG));
        if (tags.size() > MAX_TAGS) {
            throw new IllegalArgumentException("tags must be at most " + MAX_TAGS + " different tags");
        }
    }

    /** Returns the {@linkplain FullName full name}; empty if the lead has no name. */
    public Optional<String> fullName() {
        return FullName.of(firstName, lastName);
    }

    /** Returns the name by which lists are sorted: the last name, or else the first name. */
    public Optional<String> sortedName() {
        return lastName.or(() -> firstName);
    }

    /** Returns a violation for each field of a name or a contact that is missing; empty for complete details. */
    public List<Violation> missing() {
        List<Violation> missing = new ArrayList<>();
        if (firstName.isEmpty() && lastName.isEmpty()) {
            missing.addAll(RequiredFields.NAME.violations());
        }
        if (email.isEmpty() && phone.isEmpty()) {
            missing.addAll(RequiredFields.CONTACT.violations());
        }
        return missing;
    }

    /** Returns the email key; empty if the lead has no email. */
    public Optional<String> emailKey() {
        return email.map(EmailAddress::key);
    }

    /** Returns these details with another email, or with none. */
    public LeadDetails withEmail(Optional<EmailAddress> nextEmail) {
        return new LeadDetails(
                agent, owner, firstName, lastName, nextEmail, phone, company, source, notes, tags, metadata);
    }

    /** Returns these details with another owner, or with none. */
    public LeadDetails assignedTo(Optional<OwnerId> nextOwner) {
        return new LeadDetails(
                agent, nextOwner, firstName, lastName, email, phone, company, source, notes, tags, metadata);
    }

    /**
     * Returns these details without personal data. Agent, source and owner stay: the owner is a person of the host.
     */
    public LeadDetails erased() {
        return new LeadDetails(
                agent,
                owner,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                source,
                Optional.empty(),
                List.of(),
                Metadata.EMPTY);
    }

    /** Returns these details; each empty field has the value of {@code other}. */
    public LeadDetails filledFrom(LeadDetails other) {
        return new LeadDetails(
                agent.or(other::agent),
                owner.or(other::owner),
                firstName.or(other::firstName),
                lastName.or(other::lastName),
                email.or(other::email),
                phone.or(other::phone),
                company.or(other::company),
                source.or(other::source),
                notes.or(other::notes),
                tags.isEmpty() ? other.tags : tags,
                metadata.isEmpty() ? other.metadata : metadata);
    }

    /** Returns the names of the fields that differ, in {@code snake_case} and in a fixed order. */
    List<String> differencesTo(LeadDetails other) {
        List<String> names = new ArrayList<>();
        for (Field field : FIELDS) {
            if (!Objects.equals(field.value.apply(this), field.value.apply(other))) {
                names.add(field.name);
            }
        }
        return names;
    }

    /** Leads of earlier versions may have tags that differ only by case. */
    private static List<String> distinct(List<String> tags) {
        if (tags.size() < 2) {
            return List.copyOf(tags);
        }
        Set<String> folded = new HashSet<>();
        return tags.stream().filter(tag -> folded.add(CaseFolding.fold(tag))).toList();
    }

    private static void requireNotes(String text) {
        if (text.isBlank() || PlainText.length(text) > MAX_NOTES || !PlainText.isMultiLine(text)) {
            throw new IllegalArgumentException("notes must be 1 to " + MAX_NOTES + " characters");
        }
    }

    private record Field(String name, Function<LeadDetails, Object> value) {}

    /** Contains only the names of the set fields, because their values may be personal. */
    @Override
    public String toString() {
        return "LeadDetails" + differencesTo(EMPTY);
    }
}
