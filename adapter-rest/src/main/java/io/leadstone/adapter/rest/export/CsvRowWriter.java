package io.leadstone.adapter.rest.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.leadstone.application.report.FormulaCells;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as comma-separated values (RFC 4180) below a header row. Cells that a spreadsheet would run as formulas
 * are neutralised.
 */
final class CsvRowWriter<T> implements RowWriter<T> {

    /** The first character of a file in an encoding of Unicode, by which spreadsheets recognise UTF-8. */
    static final char BYTE_ORDER_MARK = '\uFEFF';

    private final List<Column<T>> columns;
    private final boolean byteOrderMark;
    private final CsvWriter csv;
    private final OutputStream out;
    private boolean started;

    CsvRowWriter(List<Column<T>> columns, boolean byteOrderMark, OutputStream out) {
        this.columns = List.copyOf(columns);
        this.byteOrderMark = byteOrderMark;
        this.out = out;
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out, StandardCharsets.UTF_8);
    }

    @Override
    public void write(T row) throws IOException {
        startOnce();
        List<@Nullable String> cells = new ArrayList<>();
        for (Column<T> column : columns) {
            String cell = column.cell(row);
            cells.add(cell == null ? null : FormulaCells.neutralise(cell));
        }
        record(cells);
    }

    @Override
    public void abort() throws IOException {
        if (started) {
            csv.flush();
            out.write(ABORT_MARK.getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
    }

    @Override
    public void end() throws IOException {
        startOnce();
        csv.flush();
    }

    private void startOnce() throws IOException {
        if (!started) {
            started = true;
            if (byteOrderMark) {
                out.write(String.valueOf(BYTE_ORDER_MARK).getBytes(StandardCharsets.UTF_8));
            }
            record(columns.stream().map(Column::name).toList());
        }
    }

    private void record(Iterable<@Nullable String> cells) throws IOException {
        try {
            csv.writeRecord(cells);
        } catch (UncheckedIOException failed) {
            throw Objects.requireNonNull(failed.getCause());
        }
    }
}
