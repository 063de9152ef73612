package io.leadstone.store.privacy;

import io.leadstone.application.port.out.privacy.SuppressionList;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.Suppression;
import io.leadstone.store.table.StoreTransactions;
import io.leadstone.store.table.SuppressionTable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@link SuppressionList} on a key-value backend. */
public record KeyValueSuppressionList(StoreTransactions transactions) implements SuppressionList {

    @Override
    public Suppression add(Suppression entry) {
        return transactions.write(transaction -> SuppressionTable.add(transaction, entry));
    }

    @Override
    public List<Suppression> find(CompanyId companyId, Collection<String> hashes) {
        return transactions.read(transaction -> SuppressionTable.find(transaction, companyId, hashes));
    }

    @Override
    public Page<Suppression> list(CompanyId companyId, PageRequest page) {
        return transactions.read(
                transaction -> SuppressionTable.newest(companyId).page(transaction, page));
    }

    @Override
    public boolean remove(CompanyId companyId, UUID id) {
        return transactions.write(transaction -> SuppressionTable.remove(transaction, companyId, id));
    }

    @Override
    public Map<String, Long> countByKey() {
        return transactions.read(SuppressionTable::countByKey);
    }
}
