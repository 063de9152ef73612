package io.leadstone.store.report;

import io.leadstone.application.port.out.report.LeadFigures;
import io.leadstone.application.report.DateRange;
import io.leadstone.application.report.LeadTotals;
import io.leadstone.application.report.LeadTotalsAccumulator;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.store.table.ConversationTable;
import io.leadstone.store.table.LeadTable;
import io.leadstone.store.table.StoreTransactions;
import java.util.ArrayList;
import java.util.List;

/**
 * {@link LeadFigures} on a key-value backend. It reads the leads of the range and their conversations in one
 * transaction.
 */
public record KeyValueLeadFigures(StoreTransactions transactions) implements LeadFigures {

    @Override
    public LeadTotals totals(CompanyId companyId, DateRange range) {
        return transactions.read(transaction -> {
            LeadTotalsAccumulator figures = LeadTotalsAccumulator.of(range);
            List<LeadId> cohort = new ArrayList<>();
            LeadTable.created(transaction, companyId, range.start(), range.end())
                    .peek(figures::add)
                    .forEach(lead -> cohort.add(lead.id()));
            cohort.forEach(lead ->
                    ConversationTable.liveOfLead(transaction, companyId, lead).forEach(figures::add));
            return figures.totals();
        });
    }
}
