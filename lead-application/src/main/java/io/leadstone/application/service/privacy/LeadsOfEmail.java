package io.leadstone.application.service.privacy;

import io.leadstone.application.port.out.email.EmailKeyRecords;
import io.leadstone.application.port.out.email.EmailKeyState;
import io.leadstone.application.port.out.lead.EmailKeys;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.service.LazyPort;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds all live leads with an email. One of them owns the key. Others may have kept the key of an earlier rule,
 * because the renewal of keys found a collision, or because their keys are not renewed yet.
 */
record LeadsOfEmail(LeadRepository leads, LazyPort<EmailKeyRecords> records, EmailKeys keys) {

    /** 200: the number of leads that are read at once. It bounds the memory. */
    private static final int BATCH = 200;

    /** Returns the owner of the key, then the leads with an older key, oldest first. */
    List<LeadSnapshot> find(CompanyId companyId, EmailAddress email) {
        Map<LeadId, LeadSnapshot> found = new LinkedHashMap<>();
        leads.findByEmail(companyId, email).ifPresent(owner -> found.put(owner.id(), owner));
        records.find()
                .filter(stored -> mayHaveOlderKeys(stored.state()))
                .ifPresent(stored ->
                        withOlderKey(stored, companyId, email).forEach(lead -> found.putIfAbsent(lead.id(), lead)));
        return List.copyOf(found.values());
    }

    private boolean mayHaveOlderKeys(EmailKeyState state) {
        return !state.isOf(keys.rule()) || state.collisions() > 0;
    }

    private List<LeadSnapshot> withOlderKey(EmailKeyRecords stored, CompanyId companyId, EmailAddress email) {
        List<LeadSnapshot> found = new ArrayList<>();
        Optional<LeadSnapshot> last = Optional.empty();
        List<LeadSnapshot> batch;
        do {
            batch = stored.outdated(companyId, keys.rule(), last, BATCH);
            batch.stream().filter(lead -> isOf(lead, email)).forEach(found::add);
            last = batch.stream().reduce((first, second) -> second);
        } while (batch.size() == BATCH);
        return found;
    }

    /** Returns true if the lead has the email. Its key by the present rule is computed, so that it may be deleted. */
    boolean isOf(LeadSnapshot lead, EmailAddress email) {
        return lead.details()
                .email()
                .flatMap(found -> keys.keyOf(found.value()))
                .filter(email.key()::equals)
                .isPresent();
    }
}
