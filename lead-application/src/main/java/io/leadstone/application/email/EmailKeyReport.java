package io.leadstone.application.email;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import java.util.List;

/**
 * The result of a renewal of email keys.
 *
 * @param renewed the number of leads that got another key
 * @param confirmed the number of leads whose key is the same by the present rule
 * @param collisions the pairs of leads that have one key by the present rule. One of them kept its older key
 * @param refused the leads whose email has no key by the present rule. They kept their older key
 */
public record EmailKeyReport(long renewed, long confirmed, List<Collision> collisions, List<LeadId> refused) {

    public EmailKeyReport {
        collisions = List.copyOf(collisions);
        refused = List.copyOf(refused);
    }

    /** Returns true if the renewal met no lead, because the store has none with an email key. */
    public boolean isEmpty() {
        return renewed == 0 && confirmed == 0 && collisions.isEmpty() && refused.isEmpty();
    }

    /**
     * Two live leads of a company that have one email key by the present rule. Leadstone merges nothing: a person
     * decides which of them to delete, or which email to change.
     *
     * @param older the lead that was created first
     * @param newer the lead that was created later
     * @param owner the one of both that has the key
     */
    public record Collision(CompanyId companyId, LeadId older, LeadId newer, LeadId owner) {}
}
