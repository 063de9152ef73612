package io.leadstone.application.port.in.privacy;

import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.InvalidCommandException;
import java.util.Optional;

/**
 * The leads of one person, live and deleted: those with an email or a phone number, or those of the person of one lead.
 * If an email and a phone number are present, a lead with one of them belongs to the person.
 *
 * @param lead a lead of the person. The other leads with its email belong to the person, too; if it has none, those
 *     with its phone number
 * @param email compared by its key
 * @param phone compared by its international form
 */
public record PersonQuery(Optional<LeadId> lead, Optional<String> email, Optional<String> phone) {

    /**
     * Checks the query.
     *
     * @throws InvalidCommandException naming {@code email} if nothing is given; naming {@code email} or {@code phone}
     *     if it is given together with the id of a lead
     */
    public PersonQuery {
        if (lead.isEmpty() && email.isEmpty() && phone.isEmpty()) {
            throw new InvalidCommandException("email", "must be given, unless there is a phone or a lead id");
        }
        if (lead.isPresent() && (email.isPresent() || phone.isPresent())) {
            throw new InvalidCommandException(
                    email.isPresent() ? "email" : "phone", "must not be combined with a lead id");
        }
    }

    /** Creates a query for the person of this lead. */
    public static PersonQuery ofLead(LeadId lead) {
        return new PersonQuery(Optional.of(lead), Optional.empty(), Optional.empty());
    }

    /** Creates a query for the leads with this email. */
    public static PersonQuery ofEmail(String email) {
        return new PersonQuery(Optional.empty(), Optional.of(email), Optional.empty());
    }

    /** Creates a query for the leads with this phone number. */
    public static PersonQuery ofPhone(String phone) {
        return new PersonQuery(Optional.empty(), Optional.empty(), Optional.of(phone));
    }

    @Override
    public String toString() {
        return "PersonQuery[lead=" + lead + "]";
    }
}
