package io.leadstone.adapter.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes rejected rows as they were read, with the number of the row and the reasons. It has the separator of the
 * imported file and is in UTF-8 with a byte order mark, by which spreadsheets recognise it.
 */
final class RejectsFile implements Closeable {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Charset CHARSET = StandardCharsets.UTF_8;

    private final Path file;
    private final List<String> header;
    private final char separator;
    private Optional<CsvWriter> writer = Optional.empty();

    /**
     * Checks the file before the first row is stored.
     *
     * @throws FileAlreadyExistsException if the file exists
     * @throws NoSuchFileException if its folder does not exist
     * @throws AccessDeniedException if its folder is not writable
     */
    RejectsFile(Path file, List<String> header, char separator) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        if (!Files.isWritable(folder)) {
            throw new AccessDeniedException(folder.toString());
        }
        this.file = file;
        this.header = List.copyOf(header);
        this.separator = separator;
    }

    void write(List<String> row, RejectedRow rejected) throws IOException {
        CsvWriter csv = writer.isPresent() ? writer.get() : open();
        int columns = ownColumns();
        List<String> cells = new ArrayList<>(row.subList(0, Math.min(row.size(), columns)));
        while (cells.size() < columns) {
            cells.add("");
        }
        cells.add(String.valueOf(rejected.row()));
        cells.add(rejected.reasons());
        cells.addAll(row.subList(Math.min(row.size(), header.size()), row.size()));
        record(csv, cells);
    }

    @Override
    public void close() throws IOException {
        if (writer.isPresent()) {
            writer.get().close();
        }
    }

    private CsvWriter open() throws IOException {
        Writer out = Files.newBufferedWriter(file, CHARSET, StandardOpenOption.CREATE_NEW);
        out.write(BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(separator)
                .lineDelimiter(LineDelimiter.CRLF)
                .build(out);
        writer = Optional.of(csv);
        List<String> names = new ArrayList<>(header.subList(0, ownColumns()));
        names.addAll(ColumnNames.OF_REJECTS);
        record(csv, names);
        return csv;
    }

    /** Returns the number of columns before those of an earlier file of rejected rows. */
    private int ownColumns() {
        int first = header.indexOf(ColumnNames.OF_REJECTS.get(0));
        return first < 0 ? header.size() : first;
    }

    private static void record(CsvWriter csv, List<String> cells) throws IOException {
        try {
            csv.writeRecord(cells);
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }
}
