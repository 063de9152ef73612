package io.leadstone.store.privacy;

import io.leadstone.application.port.out.privacy.LeadPurge;
import io.leadstone.application.port.out.privacy.PurgeReason;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.PurgedLead;
import io.leadstone.store.table.LeadTable;
import io.leadstone.store.table.StoreTransaction;
import io.leadstone.store.table.StoreTransactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@link LeadPurge} on a key-value backend. Due leads are found company by company. The purge of a lead is one
 * transaction.
 */
public record KeyValueLeadPurge(StoreTransactions transactions) implements LeadPurge {

    /** Does nothing, because a change is one transaction. */
    @Override
    public void completeAbandoned() {}

    @Override
    public List<LeadSnapshot> due(PurgeReason reason, Instant latest, Optional<LeadSnapshot> after, int limit) {
        return transactions.read(transaction -> {
            List<LeadSnapshot> found = new ArrayList<>();
            Optional<CompanyId> company =
                    after.map(LeadSnapshot::companyId).or(() -> LeadTable.nextCompany(transaction, Optional.empty()));
            while (found.size() < limit && company.isPresent()) {
                CompanyId current = company.get();
                Optional<LeadSnapshot> last =
                        after.filter(lead -> lead.companyId().equals(current));
                ofCompany(transaction, current, reason, latest, last)
                        .limit(limit - found.size())
                        .forEach(found::add);
                company = LeadTable.nextCompany(transaction, company);
            }
            return found;
        });
    }

    @Override
    public long countDue(PurgeReason reason, Instant latest) {
        return transactions.read(transaction -> {
            long count = 0;
            Optional<CompanyId> company = LeadTable.nextCompany(transaction, Optional.empty());
            while (company.isPresent()) {
                count += ofCompany(transaction, company.get(), reason, latest, Optional.empty())
                        .count();
                company = LeadTable.nextCompany(transaction, company);
            }
            return count;
        });
    }

    @Override
    public boolean purge(PurgedLead purged) {
        Instant now = transactions.now();
        return transactions.write(transaction -> {
            LeadSnapshot lead = purged.lead();
            boolean unchanged = LeadTable.find(transaction, lead.companyId(), lead.id())
                    .filter(found -> found.version() == lead.version() && found.lastEvent() == lead.lastEvent())
                    .isPresent();
            if (unchanged) {
                LeadTable.purge(transaction, purged, now);
            }
            return unchanged;
        });
    }

    private static Stream<LeadSnapshot> ofCompany(
            StoreTransaction transaction,
            CompanyId companyId,
            PurgeReason reason,
            Instant latest,
            Optional<LeadSnapshot> last) {
        return reason == PurgeReason.DELETED
                ? LeadTable.deletedUntil(transaction, companyId, latest, last)
                : LeadTable.updatedUntil(transaction, companyId, latest, last)
                        .filter(lead -> !LeadTable.hasEventAfter(transaction, lead, latest));
    }
}
