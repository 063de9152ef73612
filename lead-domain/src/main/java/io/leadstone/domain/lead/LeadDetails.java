package io.leadstone.domain.lead;

import io.leadstone.domain.AgentId;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.OwnerId;
import io.leadstone.domain.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fields of a lead that a client gives and may correct later. Texts are without blanks at their ends; an optional text is either
 * absent or has at least one character. Both names and the email are present unless the lead {@linkplain LeadSnapshot#erasedAt was
 * erased}.
 *
 * @param agent the agent that captured the lead
 * @param owner the person of the host who takes care of the lead; empty if nobody does
 * @param firstName 1–{@value #MAX_NAME} characters
 * @param lastName 1–{@value #MAX_NAME} characters
 * @param company the company that the person works for, at most {@value #MAX_COMPANY} characters
 * @param source where the lead came from, at most {@value #MAX_SOURCE} characters
 * @param notes free text on several lines, at most {@value #MAX_NOTES} characters
 * @param tags at most {@value #MAX_TAGS} of at most {@value #MAX_TAG} characters each, no two the same, in the client's order
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

    /** The most characters of a first or a last name. */
    public static final int MAX_NAME = 100;

    /** The most characters of the company that the person works for. */
    public static final int MAX_COMPANY = 200;

    /** The most characters of a source. */
    public static final int MAX_SOURCE = 100;

    /** The most characters of the notes. */
    public static final int MAX_NOTES = 10_000;

    /** The most tags. */
    public static final int MAX_TAGS = 50;

    /** The most characters of a tag. */
    public static final int MAX_TAG = 50;

    private static final String OWNER = "owner_id";

    private static final List<Part> PARTS = List.of(
            new Part("agent_id", LeadDetails::agent),
            new Part(OWNER, LeadDetails::owner),
            new Part("first_name", LeadDetails::firstName),
            new Part("last_name", LeadDetails::lastName),
            new Part("email", LeadDetails::email),
            new Part("phone", LeadDetails::phone),
            new Part("company", LeadDetails::company),
            new Part("source", LeadDetails::source),
            new Part("notes", LeadDetails::notes),
            new Part("tags", LeadDetails::tags),
            new Part("metadata", LeadDetails::metadata));

    /** No field is filled. Only the details of a lead that is about to be created are built on it. */
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
        tags = List.copyOf(tags);
        tags.forEach(tag -> PlainText.requireSingleLine("tags", tag, MAX_TAG));
        if (tags.size() > MAX_TAGS || (tags.size() > 1 && Set.copyOf(tags).size() < tags.size())) {
            throw new IllegalArgumentException("tags must be at most " + MAX_TAGS + ", no two the same");
        }
    }

    /** First and last name with one blank between them; empty if the lead has neither. */
    public Optional<String> fullName() {
        String name = Stream.of(firstName, lastName).flatMap(Optional::stream).collect(Collectors.joining(" "));
        return Optional.of(name).filter(text -> !text.isEmpty());
    }

    /** The key that the email is compared by. */
    public Optional<String> emailKey() {
        return email.map(EmailAddress::key);
    }

    /** Returns these details with another owner, or with none. */
    public LeadDetails assignedTo(Optional<OwnerId> nextOwner) {
        return new LeadDetails(
                agent, nextOwner, firstName, lastName, email, phone, company, source, notes, tags, metadata);
    }

    /** Returns these details without anything personal. Agent, source and owner stay: the owner is a person of the host. */
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

    /** These details, with what is empty in them taken from {@code other}; what is filled stays. */
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

    /** The names of the fields in which {@code other} differs, in {@code snake_case}, always in the same order. */
    List<String> differencesTo(LeadDetails other) {
        List<String> names = new ArrayList<>();
        for (Part part : PARTS) {
            if (!Objects.equals(part.value.apply(this), part.value.apply(other))) {
                names.add(part.name);
            }
        }
        return names;
    }

    private static void requireNotes(String text) {
        if (text.isBlank() || text.length() > MAX_NOTES || !PlainText.isMultiLine(text)) {
            throw new IllegalArgumentException("notes must be 1 to " + MAX_NOTES + " characters");
        }
    }

    private record Part(String name, Function<LeadDetails, Object> value) {}

    /** Returns the names of the fields that are set; their values may be personal. */
    @Override
    public String toString() {
        return "LeadDetails" + differencesTo(EMPTY);
    }
}
