package io.leadstone.adapter.rest.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.leadstone.application.report.FormulaCells;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Checks that every cell can be read back, and that no cell of the file is a formula. */
class CsvRoundTripPropertyTest {

    private static final List<Column<List<String>>> COLUMNS = List.of(
            new Column<>("first", row -> row.get(0)),
            new Column<>("second", row -> row.get(1)),
            new Column<>("third", row -> row.get(2)));

    @Property
    void every_cell_is_read_back_unchanged(@ForAll("tables") List<List<String>> table) throws IOException {
        String csv = csv(table);
        try (CsvRowReader reader = CsvRowReader.of(new StringReader(csv))) {
            assertThat(reader.rows().map(Map::values).map(List::copyOf)).isEqualTo(table);
        }
        assertThat(csv).startsWith("first,second,third\r\n").endsWith("\r\n");
    }

    /** Other separators make malformed quotes, which spreadsheets accept. FastCSV deprecates its options. */
    @Property
    @SuppressWarnings("removal")
    void no_cell_begins_like_a_formula(@ForAll("tables") List<List<String>> table) throws IOException {
        String csv = csv(table);
        for (char listSeparator : List.of(',', ';', '\t')) {
            try (CsvReader<CsvRecord> cells = CsvReader.builder()
                    .fieldSeparator(listSeparator)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowExtraCharsAfterClosingQuote(true)
                    .allowUnclosedQuote(true)
                    .ofCsvRecord(csv)) {
                cells.stream()
                        .map(CsvRecord::getFields)
                        .forEach(row -> assertThat(row)
                                .allSatisfy(cell -> assertThat(cell).doesNotContainPattern("\\A[ \"]*[=+\\-@\uFF1D]")));
            }
        }
        try (CsvReader<CsvRecord> cells = CsvReader.builder().ofCsvRecord(csv)) {
            cells.stream()
                    .map(CsvRecord::getFields)
                    .forEach(row -> assertThat(row)
                            .allSatisfy(cell -> assertThat(cell).doesNotContainPattern("\\A[\\t\\r\\n]")));
        }
    }

    @Property
    void no_piece_of_a_cell_begins_like_a_formula(@ForAll("tables") List<List<String>> table) {
        table.stream()
                .flatMap(List::stream)
                .flatMap(value -> Stream.of(FormulaCells.neutralise(value).split("[,;\t\r\n]", -1)))
                .forEach(piece -> assertThat(piece).doesNotContainPattern("\\A[ \"]*[=+\\-@\uFF1D]"));
    }

    @Example
    void a_byte_order_mark_is_skipped() throws IOException {
        try (CsvRowReader reader = CsvRowReader.of(new StringReader("\uFEFFid,\"a\"\r\n1,\uFEFFx\r\n"))) {
            assertThat(reader.rows()).containsExactly(Map.of("id", "1", "a", "\uFEFFx"));
        }
        try (CsvRowReader empty = CsvRowReader.of(new StringReader(""))) {
            assertThat(empty.rows()).isEmpty();
        }
    }

    @Example
    void each_formula_gets_an_apostrophe() {
        Map<String, String> cells = Map.of(
                "Meyer;=1+2;x", "Meyer;'=1+2;x",
                " =1", "' =1",
                "a, -b", "a,' -b",
                "a;\"=1", "a;'\"=1",
                "a=b-c", "a=b-c",
                "x;'=1", "x;''=1");
        cells.forEach((value, cell) -> {
            assertThat(FormulaCells.neutralise(value)).isEqualTo(cell);
            assertThat(FormulaCells.restore(cell)).isEqualTo(value);
        });
    }

    @Example
    void a_blank_line_gets_no_apostrophe() {
        String notes = "called\r\n\r\nwill call back\n\nbye";
        assertThat(FormulaCells.neutralise(notes)).isEqualTo(notes);
    }

    @Example
    void typical_cells_are_read_back_unchanged() throws IOException {
        every_cell_is_read_back_unchanged(List.of(
                List.of("+1-555", "'+1-555", "''+1-555"),
                List.of("=1+1", "@SUM(A1)", "-5"),
                List.of("\tx", "\rx", "\nx"),
                List.of("'", "''", "'text'"),
                List.of("a,b", "\"", "\"\"\r\n\""),
                List.of("a;=1;b", "a\r\n\t=1", " \u00a0=1"),
                List.of("a;\"=1+2&\";x", "=1;'=2,''=3", "a\t\tb\t\r\n=1"),
                List.of(" ", "", "\uD83D\uDE00 \u00e9 \uFF1D1"),
                List.of("\uFEFFx", "#x", "\u0000")));
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> special = Arbitraries.strings()
                .withChars('=', '+', '-', '@', '\t', '\r', '\n', '\'', '"', ',', ';', ' ', 'a', '1', '\uFF1D', '#')
                .ofMaxLength(6);
        Arbitrary<String> any = Arbitraries.strings()
                .ofMaxLength(12)
                .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text));
        Arbitrary<String> emoji = Arbitraries.of("\uD83D\uDE00", "=\uD83D\uDE00", "\u202Ea", "e\u0301");
        return Arbitraries.frequencyOf(Tuple.of(5, special), Tuple.of(2, any), Tuple.of(1, emoji))
                .list()
                .ofSize(3)
                .list()
                .ofMaxSize(8);
    }

    private static String csv(List<List<String>> table) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvRowWriter<List<String>> writer = new CsvRowWriter<>(COLUMNS, false, out);
        for (List<String> row : table) {
            writer.write(row);
        }
        writer.end();
        return out.toString(StandardCharsets.UTF_8);
    }
}
