package io.leadstone.adapter.csv;

import io.leadstone.application.port.in.lead.CreateOutcome;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts the rows of an import by their outcome. */
final class ImportCounts {

    private final Map<CreateOutcome, Long> outcomes = new EnumMap<>(CreateOutcome.class);
    private final Map<String, Long> notStored = new LinkedHashMap<>();
    private final Map<String, Long> kept = new LinkedHashMap<>();
    private final List<RejectedRow> firstRejected = new ArrayList<>();
    private long rejected;
    private long keptWithdrawals;

    /** Columns are counted in the order of the header. */
    ImportCounts(ImportHeader header) {
        header.columns().forEach(column -> {
            notStored.put(column.name(), 0L);
            kept.put(column.name(), 0L);
        });
    }

    void store(CreateOutcome outcome, int withdrawals, ImportedRow row) {
        outcomes.merge(outcome, 1L, Long::sum);
        keptWithdrawals += withdrawals > 0 ? 1 : 0;
        row.notStored().forEach(column -> notStored.merge(column, 1L, Long::sum));
        row.kept().forEach(column -> kept.merge(column, 1L, Long::sum));
    }

    void reject(RejectedRow row) {
        rejected++;
        if (firstRejected.size() < CsvImport.MAX_REPORTED) {
            firstRejected.add(row);
        }
    }

    CsvImportReport report(Charset charset, char separator) {
        notStored.values().removeIf(rows -> rows == 0);
        kept.values().removeIf(rows -> rows == 0);
        long stored = outcomes.values().stream().mapToLong(Long::longValue).sum();
        return new CsvImportReport(
                charset,
                separator,
                stored + rejected,
                outcomes,
                rejected,
                firstRejected,
                keptWithdrawals,
                notStored,
                kept);
    }
}
