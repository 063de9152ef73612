package io.leadstone.application.port.in.privacy;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.CapabilityMissingException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.LeadNotFoundException;

/** Exports everything that is stored about a person (right of access, GDPR article 15). */
@FunctionalInterface
public interface ExportPerson {

    /**
     * Returns everything that is stored about the person, from live and deleted leads. An email or a phone number, also
     * that of the lead of the query, is compared with each deleted lead of the company, so the time depends on their
     * number. Live leads are found by an index. If the last renewal of email keys left collisions, or was by another
     * rule, all live leads are read. The export is not a snapshot of one instant if leads are changed meanwhile.
     *
     * @throws AccessDeniedException without scope {@code admin}
     * @throws InvalidCommandException naming {@code email} or {@code phone} if the value cannot be converted
     * @throws LeadNotFoundException if the query names a lead that the company does not have
     * @throws CapabilityMissingException if the store cannot export persons
     */
    PersonExport exportPerson(Caller caller, PersonQuery query);
}
