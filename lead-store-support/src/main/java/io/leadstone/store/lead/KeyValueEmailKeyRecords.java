package io.leadstone.store.lead;

import io.leadstone.application.port.out.email.EmailKeyRecords;
import io.leadstone.application.port.out.email.EmailKeyState;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.store.table.LeadTable;
import io.leadstone.store.table.StoreTransaction;
import io.leadstone.store.table.StoreTransactions;
import java.util.List;
import java.util.Optional;

/** {@link EmailKeyRecords} on a key-value backend. Leads are read by the index of lists. */
public record KeyValueEmailKeyRecords(StoreTransactions transactions) implements EmailKeyRecords {

    private static final String TABLE = "email_key_state";
    private static final String KEY = "state";

    /** The value is the number of collisions, a blank and the rule, which has no blank. */
    @Override
    public EmailKeyState state() {
        return transactions
                .read(transaction -> transaction.get(TABLE, KEY))
                .map(value -> value.split(" ", 2))
                .map(parts -> new EmailKeyState(
                        Optional.of(parts[1]).filter(rule -> !rule.isEmpty()), Long.parseLong(parts[0])))
                .orElse(EmailKeyState.NONE);
    }

    @Override
    public void setState(EmailKeyState state) {
        transactions.write(transaction -> {
            transaction.put(TABLE, KEY, state.collisions() + " " + state.rule().orElse(""));
            return state;
        });
    }

    @Override
    public Optional<CompanyId> companyAfter(Optional<CompanyId> company) {
        return transactions.read(transaction -> LeadTable.nextCompany(transaction, company));
    }

    @Override
    public List<LeadSnapshot> outdated(CompanyId companyId, String rule, Optional<LeadSnapshot> after, int limit) {
        return transactions.read(transaction -> LeadTable.oldest(transaction, companyId, after)
                .filter(lead -> isOutdated(lead, rule))
                .limit(limit)
                .toList());
    }

    @Override
    public int confirm(CompanyId companyId, List<LeadSnapshot> leads, String rule) {
        return transactions.write(transaction -> (int) leads.stream()
                .filter(lead -> write(
                        transaction,
                        lead,
                        new EmailAddress(
                                lead.details().email().orElseThrow().value(),
                                lead.liveEmailKey().orElseThrow(),
                                rule)))
                .count());
    }

    @Override
    public boolean renew(LeadSnapshot lead, EmailAddress renewed) {
        return transactions.write(transaction -> {
            boolean isTaken = LeadTable.emailOwner(transaction, lead.companyId(), renewed.key())
                    .filter(owner -> !owner.id().equals(lead.id()))
                    .isPresent();
            if (isTaken) {
                throw new DuplicateEmailException();
            }
            return write(transaction, lead, renewed);
        });
    }

    private static boolean write(StoreTransaction transaction, LeadSnapshot lead, EmailAddress key) {
        Optional<LeadSnapshot> found = LeadTable.find(transaction, lead.companyId(), lead.id())
                .filter(stored -> stored.version() == lead.version() && isOutdated(stored, key.rule()));
        found.ifPresent(stored -> LeadTable.renewKey(transaction, stored, key));
        return found.isPresent();
    }

    private static boolean isOutdated(LeadSnapshot lead, String rule) {
        return lead.liveEmailRule().filter(stored -> !stored.equals(rule)).isPresent();
    }
}
