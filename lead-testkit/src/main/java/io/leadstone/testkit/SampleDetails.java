package io.leadstone.testkit;

import io.leadstone.domain.AgentId;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.OwnerId;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.PhoneNumber;
import java.util.List;
import java.util.Optional;

/**
 * Builder of {@link LeadDetails} for tests. It starts with the name and the email of Jordan Lee; all other fields are
 * empty. It is not safe for use by several threads.
 */
public final class SampleDetails {

    private Optional<AgentId> agent = Optional.empty();
    private Optional<OwnerId> owner = Optional.empty();
    private Optional<String> firstName = Optional.of("Jordan");
    private Optional<String> lastName = Optional.of("Lee");
    private Optional<EmailAddress> email = Optional.of(new EmailAddress("jordan@example.com"));
    private Optional<PhoneNumber> phone = Optional.empty();
    private Optional<String> company = Optional.empty();
    private Optional<String> source = Optional.empty();
    private Optional<String> notes = Optional.empty();
    private List<String> tags = List.of();
    private Metadata metadata = Metadata.EMPTY;

    /** Sets {@link LeadDetails#agent()}. */
    public SampleDetails agent(String id) {
        agent = Optional.of(new AgentId(id));
        return this;
    }

    /** Sets {@link LeadDetails#owner()}. */
    public SampleDetails owner(String id) {
        owner = Optional.of(new OwnerId(id));
        return this;
    }

    /** Sets the first and the last name. */
    public SampleDetails name(String first, String last) {
        firstName = Optional.of(first);
        lastName = Optional.of(last);
        return this;
    }

    /** Sets the first name and removes the last name. */
    public SampleDetails firstNameOnly(String first) {
        firstName = Optional.of(first);
        lastName = Optional.empty();
        return this;
    }

    /** Sets the last name and removes the first name. */
    public SampleDetails lastNameOnly(String last) {
        firstName = Optional.empty();
        lastName = Optional.of(last);
        return this;
    }

    /** Sets {@link LeadDetails#email()}. */
    public SampleDetails email(String address) {
        email = Optional.of(new EmailAddress(address));
        return this;
    }

    /** Removes the email. The lead then needs a phone. */
    public SampleDetails withoutEmail() {
        email = Optional.empty();
        return this;
    }

    /** Sets a phone number that has no international form. */
    public SampleDetails phone(String typed) {
        phone = Optional.of(new PhoneNumber(typed, Optional.empty()));
        return this;
    }

    /** Sets a phone number with its international form. */
    public SampleDetails phone(String typed, String e164) {
        phone = Optional.of(new PhoneNumber(typed, Optional.of(e164)));
        return this;
    }

    /** Sets {@link LeadDetails#company()}. */
    public SampleDetails company(String name) {
        company = Optional.of(name);
        return this;
    }

    /** Sets {@link LeadDetails#source()}. */
    public SampleDetails source(String name) {
        source = Optional.of(name);
        return this;
    }

    /** Sets {@link LeadDetails#notes()}. */
    public SampleDetails notes(String text) {
        notes = Optional.of(text);
        return this;
    }

    /** Sets {@link LeadDetails#tags()}. */
    public SampleDetails tags(String... words) {
        tags = List.of(words);
        return this;
    }

    /** Sets {@link LeadDetails#metadata()}. */
    public SampleDetails metadata(String json) {
        metadata = new Metadata(json);
        return this;
    }

    /** Returns the details. */
    public LeadDetails build() {
        return new LeadDetails(agent, owner, firstName, lastName, email, phone, company, source, notes, tags, metadata);
    }
}
