package io.leadstone.adapter.rest.export;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.leadstone.application.report.FormulaCells;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
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

    /**
     * Returns a reader of {@code file}, which may begin with a byte order mark. It closes the file when it is closed.
     *
     * @throws UncheckedIOException if the first character cannot be read
     */
    public static CsvRowReader of(Reader file) {
        return new CsvRowReader(CsvReader.builder().ofNamedCsvRecord(withoutByteOrderMark(file)));
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

    private static Reader withoutByteOrderMark(Reader file) {
        PushbackReader reader = new PushbackReader(file);
        try {
            int first = reader.read();
            if (first != -1 && first != CsvRowWriter.BYTE_ORDER_MARK) {
                reader.unread(first);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return reader;
    }

    private static Map<String, String> cells(NamedCsvRecord row) {
        Map<String, String> cells = new LinkedHashMap<>();
        row.getFieldsAsMap().forEach((name, cell) -> cells.put(name, FormulaCells.restore(cell)));
        return cells;
    }
}
