package io.leadstone.adapter.rest.export;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads back a CSV file that an export wrote, with every cell as it was before it was made safe for spreadsheets.
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

    /** Reads from {@code file}, which is closed with the reader. */
    public static CsvRowReader of(Reader file) {
        return new CsvRowReader(CsvReader.builder().ofNamedCsvRecord(file));
    }

    /** The rows in their order, to be read once: cells by the names of their columns; an empty cell says that there is no value. */
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
