package io.leadstone.adapter.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The records of a CSV file. They are read one by one, so that the memory does not depend on the size of the file. */
final class CsvSource implements Closeable {

    /** 1,048,576 characters: the longest cell. A longer one is a quote that nobody closed, in any file of leads. */
    static final int MAX_CELL = 1 << 20;

    /** Maximum number of characters of the first line that are examined for the separator. */
    private static final int HEAD = 1 << 16;

    private static final char QUOTE = '"';

    /** The separators of spreadsheets. If a first line has several, the most frequent one wins, then the first here. */
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

    /** Spreadsheets write this line before the header if the separator is not the one of the country. */
    private static final String SEPARATOR_LINE = "sep=";

    private final TextEncoding encoding;
    private final char separator;
    private final long linesBefore;
    private final CloseableIterator<CsvRecord> records;

    private CsvSource(TextEncoding encoding, char separator, long linesBefore, CloseableIterator<CsvRecord> records) {
        this.encoding = encoding;
        this.separator = separator;
        this.linesBefore = linesBefore;
        this.records = records;
    }

    /**
     * Opens a file.
     *
     * @param charset the charset; it is detected if it is empty
     * @throws UnreadableCsvException if the file is empty or no text
     */
    static CsvSource open(Path file, Optional<Charset> charset) throws IOException {
        TextEncoding encoding = charset.isPresent() ? TextEncoding.of(file, charset.get()) : TextEncoding.of(file);
        BufferedReader reader = reader(file, encoding);
        try {
            reader.mark(HEAD);
            String firstLine = firstLine(reader);
            boolean statesSeparator = firstLine.length() == SEPARATOR_LINE.length() + 1
                    && firstLine.regionMatches(true, 0, SEPARATOR_LINE, 0, SEPARATOR_LINE.length());
            reader.reset();
            long linesBefore = statesSeparator ? skipSeparatorLine(reader) : 0;
            char separator = statesSeparator ? firstLine.charAt(SEPARATOR_LINE.length()) : separatorOf(firstLine);
            CsvReader<CsvRecord> csv = CsvReader.builder()
                    .fieldSeparator(separator)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(false)
                    .maxBufferSize(MAX_CELL)
                    // Spreadsheets count empty lines, too.
                    .skipEmptyLines(false)
                    .ofCsvRecord(reader);
            return new CsvSource(encoding, separator, linesBefore, csv.iterator());
        } catch (CharacterCodingException wrongCharset) {
            reader.close();
            throw undecodable(encoding.charset(), wrongCharset);
        } catch (IOException | RuntimeException failed) {
            reader.close();
            throw failed;
        }
    }

    Charset charset() {
        return encoding.charset();
    }

    char separator() {
        return separator;
    }

    /**
     * Returns the next record; empty at the end of the file.
     *
     * @throws UnreadableCsvException if the rest of the file cannot be read
     */
    Optional<CsvRecord> next() throws IOException {
        try {
            return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
        } catch (CsvParseException malformed) {
            throw new UnreadableCsvException(
                    "a quote is not closed, or is closed within a cell: " + reason(malformed), malformed);
        } catch (UncheckedIOException failed) {
            if (failed.getCause() instanceof CharacterCodingException wrongCharset) {
                throw undecodable(encoding.charset(), wrongCharset);
            }
            throw failed.getCause();
        }
    }

    /** Returns the number of the line at which the record begins. */
    long lineOf(CsvRecord row) {
        return row.getStartingLineNumber() + linesBefore;
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    private static String reason(CsvParseException malformed) {
        String own = String.valueOf(malformed.getMessage());
        return malformed.getCause() == null
                ? own
                : own + " " + malformed.getCause().getMessage();
    }

    private static UnreadableCsvException undecodable(Charset charset, CharacterCodingException cause) {
        return new UnreadableCsvException("the file is not encoded in " + charset.name() + "; name its charset", cause);
    }

    private static BufferedReader reader(Path file, TextEncoding encoding) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            in.skipNBytes(encoding.markLength());
            Reader decoded = new InputStreamReader(in, TextEncoding.strict(encoding.charset()));
            return new BufferedReader(decoded, HEAD);
        } catch (IOException | RuntimeException failed) {
            in.close();
            throw failed;
        }
    }

    /**
     * Returns the first line that is not blank, within the first {@link #HEAD} characters. A line end within quotes
     * does not end it.
     */
    private static String firstLine(Reader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        boolean quoted = false;
        for (int read = 0; read < HEAD - 2; read++) {
            int next = reader.read();
            boolean ends = !quoted && (next == '\n' || next == '\r');
            if (next == -1 || (ends && !line.toString().isBlank())) {
                break;
            }
            if (ends) {
                line.setLength(0);
                continue;
            }
            if (next == QUOTE) {
                quoted = !quoted;
            }
            line.append((char) next);
        }
        return line.toString();
    }

    /** Returns the number of lines up to that line, which spreadsheets do not show. */
    private static long skipSeparatorLine(BufferedReader reader) throws IOException {
        long lines = 1;
        while (String.valueOf(reader.readLine()).isBlank()) {
            lines++;
        }
        return lines;
    }

    private static char separatorOf(String firstLine) {
        char best = SEPARATORS.get(0);
        long most = 0;
        for (char candidate : SEPARATORS) {
            long count = count(firstLine, candidate);
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String line, char wanted) {
        long count = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == QUOTE) {
                quoted = !quoted;
            } else if (c == wanted && !quoted) {
                count++;
            }
        }
        return count;
    }
}
