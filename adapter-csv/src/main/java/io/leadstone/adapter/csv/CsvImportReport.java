package io.leadstone.adapter.csv;

import io.leadstone.application.port.in.lead.CreateOutcome;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The result of an import.
 *
 * @param charset the charset by which the file was read
 * @param separator the character between two cells
 * @param rows the number of rows below the header, without blank ones
 * @param outcomes the number of rows by outcome; a dry run counts what would happen
 * @param rejected the number of rows that were not stored
 * @param firstRejected the first rejected rows, at most {@value CsvImport#MAX_REPORTED}
 * @param keptWithdrawals the number of rows that give a consent which the person has withdrawn; it stays withdrawn
 * @param notStored the number of rows by the name of each column that had values which are not stored, in the order of
 *     the file
 * @param keptInMetadata the number of rows by the name of each column whose values no field of the lead has, and that
 *     {@link CsvImportBuilder#keepUnknownColumns} added to the metadata, in the order of the file
 */
public record CsvImportReport(
        Charset charset,
        char separator,
        long rows,
        Map<CreateOutcome, Long> outcomes,
        long rejected,
        List<RejectedRow> firstRejected,
        long keptWithdrawals,
        Map<String, Long> notStored,
        Map<String, Long> keptInMetadata) {

    public CsvImportReport {
        outcomes = Map.copyOf(outcomes);
        firstRejected = List.copyOf(firstRejected);
        notStored = Collections.unmodifiableMap(new LinkedHashMap<>(notStored));
        keptInMetadata = Collections.unmodifiableMap(new LinkedHashMap<>(keptInMetadata));
    }

    /** Returns the number of rows with this outcome. */
    public long count(CreateOutcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }
}
