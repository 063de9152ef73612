package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.email.EmailKeyRecords;
import io.leadstone.application.port.out.email.EmailKeyState;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Faults of the renewal of email keys. */
final class EmailKeyFaults {

    static final List<Fault> ALL = List.of(
            fault(
                    "the state of a renewal is lost",
                    "the_state_of_the_last_renewal_is_stored",
                    store -> new FaultyKeys(store, false, true, false)),
            fault(
                    "the outdated leads start again with each batch",
                    "outdated_leads_are_read_in_batches",
                    store -> new FaultyKeys(store, true, false, false)),
            fault(
                    "a renewal does not notice that a key is taken",
                    "on_a_collision_the_older_lead_gets_the_key",
                    store -> new FaultyKeys(store, true, true, true)));

    private EmailKeyFaults() {}

    private static Fault fault(String name, String detectedBy, Function<BrokenStore, EmailKeyRecords> broken) {
        return new Fault(name, detectedBy, () -> {
            BrokenStore store = BrokenStore.withoutFault();
            return store.with(broken.apply(store));
        });
    }

    private record FaultyKeys(BrokenStore store, boolean keepsState, boolean continues, boolean ignoresOwners)
            implements EmailKeyRecords {

        private EmailKeyRecords whole() {
            return store.ports().emailKeys();
        }

        @Override
        public EmailKeyState state() {
            return whole().state();
        }

        @Override
        public void setState(EmailKeyState state) {
            if (keepsState) {
                whole().setState(state);
            }
        }

        @Override
        public Optional<CompanyId> companyAfter(Optional<CompanyId> company) {
            return whole().companyAfter(company);
        }

        /** Repeats the first lead at the end only, so that a caller that reads all batches ends. */
        @Override
        public List<LeadSnapshot> outdated(CompanyId companyId, String rule, Optional<LeadSnapshot> after, int limit) {
            List<LeadSnapshot> batch = whole().outdated(companyId, rule, after, limit);
            return continues || after.isEmpty() || batch.size() == limit || batch.isEmpty()
                    ? batch
                    : whole().outdated(companyId, rule, Optional.empty(), 1);
        }

        @Override
        public int confirm(CompanyId companyId, List<LeadSnapshot> leads, String rule) {
            return whole().confirm(companyId, leads, rule);
        }

        @Override
        public boolean renew(LeadSnapshot lead, EmailAddress renewed) {
            try {
                return whole().renew(lead, renewed);
            } catch (DuplicateEmailException taken) {
                if (ignoresOwners) {
                    return true;
                }
                throw taken;
            }
        }
    }
}
