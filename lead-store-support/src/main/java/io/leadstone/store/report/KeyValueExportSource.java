package io.leadstone.store.report;

import io.leadstone.application.port.out.report.ExportSource;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.store.table.ConversationTable;
import io.leadstone.store.table.LeadTable;
import io.leadstone.store.table.StoreTransactions;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * {@link ExportSource} on a key-value backend. It reads batches. Each batch has its own transaction and begins after
 * the last row of the previous batch. So no transaction waits for the sink.
 */
public record KeyValueExportSource(StoreTransactions transactions) implements ExportSource {

    /** Number of rows of a batch. It bounds the memory of an export. */
    private static final int BATCH = 500;

    @Override
    public void eachLead(CompanyId companyId, ExportRange range, LeadFilter filter, Consumer<LeadSnapshot> sink) {
        KeyValueExportSource.<LeadSnapshot>each(
                last -> transactions.read(transaction ->
                        LeadTable.oldest(transaction, companyId, range.start(), range.end(), last, BATCH)),
                lead -> {
                    if (filter.matches(lead)) {
                        sink.accept(lead);
                    }
                });
    }

    @Override
    public void eachConversation(CompanyId companyId, ExportRange range, Consumer<ConversationSnapshot> sink) {
        each(
                last -> transactions.read(transaction ->
                        ConversationTable.oldest(transaction, companyId, range.start(), range.end(), last, BATCH)),
                sink);
    }

    private static <T> void each(Function<Optional<T>, List<T>> batchAfter, Consumer<T> sink) {
        List<T> batch = batchAfter.apply(Optional.empty());
        batch.forEach(sink);
        while (batch.size() == BATCH) {
            batch = batchAfter.apply(Optional.of(batch.get(BATCH - 1)));
            batch.forEach(sink);
        }
    }
}
