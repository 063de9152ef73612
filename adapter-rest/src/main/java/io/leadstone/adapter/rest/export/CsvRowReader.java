package io.leadstone.adapter.rest.export;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads a CSV file of an export. It restores cells that the export changed to protect spreadsheets from formulas.
 *
 * <pre>{@code
 * try (CsvRowReader reader = CsvRowReader.of(Files.newBufferedReader(file))) {
 *     reader.rows().forEach(row -> call(row.get("phone")));
 * }
 * }</pre>
 */
public final class CsvRowReader implements AutoCloseable {

    private final CsvReader<NamedCsvRecord> csv;

    private CsvRowReader(CsvReader<NamedCsvRecord> csv) {
        this.csv = csv;
    }

    /** Returns a reader of {@code file}. It closes the file when it is closed. */
    public static CsvRowReader of(Reader file) {
        return new CsvRowReader(CsvReader.builder().ofNamedCsvRecord(file));
    }

    /**
     * Returns the rows in their order, each as a map from column name to cell. An empty cell means that there is no
     * value. The stream can be read once.
     */
    public Stream<Map<String, String>> rows() {
        return csv.stream().map(CsvRowReader::cells);
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }

    private static Map<String, String> cells(NamedCsvRecord row) {
        Map<String, String> cells = new LinkedHashMap<>();
        row.getFieldsAsMap().forEach((name, cell) -> cells.put(name, FormulaCells.restore(cell)));
        return cells;
    }
}
