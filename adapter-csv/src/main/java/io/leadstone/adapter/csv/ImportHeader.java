package io.leadstone.adapter.csv;

import io.leadstone.application.report.FormulaCells;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The header of a file: the meaning of its columns.
 *
 * @param isOwn true if all columns have names of an export of Leadstone, so that its cells must be restored
 * @param isCertainlyOwn true if, besides, a column has a name that other systems do not use
 * @param byField the columns of each field, the one that wins first
 */
record ImportHeader(
        List<ImportedColumn> columns,
        boolean isOwn,
        boolean isCertainlyOwn,
        Map<ImportedField, List<ImportedColumn>> byField) {

    private static final Comparator<ImportedColumn> BY_RANK =
            Comparator.comparingInt(ImportedColumn::rank).thenComparingInt(ImportedColumn::index);

    /**
     * Reads the names of the columns.
     *
     * @throws UnreadableCsvException if no column is known by which a lead could be stored
     */
    static ImportHeader of(List<String> cells) throws UnreadableCsvException {
        List<String> names = cells.stream().map(String::strip).toList();
        Set<String> own = new HashSet<>(names);
        ColumnNames.OF_REJECTS.forEach(own::remove);
        boolean isOwn = !own.isEmpty() && ColumnNames.OWN.containsAll(own);
        boolean isCertainlyOwn = isOwn && own.stream().anyMatch(ColumnNames.ONLY_OWN::contains);
        List<ImportedColumn> columns = new ArrayList<>();
        Map<ImportedField, List<ImportedColumn>> byField = new EnumMap<>(ImportedField.class);
        for (int i = 0; i < names.size(); i++) {
            String shown = names.get(i).isEmpty() ? "column " + (i + 1) : names.get(i);
            ImportedColumn column = ColumnNames.column(i, shown, isOwn);
            columns.add(column);
            byField.computeIfAbsent(column.field(), field -> new ArrayList<>()).add(column);
        }
        byField.values().forEach(same -> same.sort(BY_RANK));
        if (!byField.containsKey(ImportedField.EMAIL) && !byField.containsKey(ImportedField.PHONE)) {
            throw new UnreadableCsvException("no column has a known name for an email or a phone number; the first row"
                    + " must be a header, and is: " + shortened(String.join(", ", names)));
        }
        return new ImportHeader(List.copyOf(columns), isOwn, isCertainlyOwn, byField);
    }

    /** Returns the columns of a field, the one that wins first. */
    List<ImportedColumn> of(ImportedField field) {
        return byField.getOrDefault(field, List.of());
    }

    /** Returns true for a column {@code Name} beside a first name and without a last name: it is the last name. */
    boolean isLastName(ImportedColumn column) {
        return ColumnNames.isPlainName(column)
                && byField.containsKey(ImportedField.FIRST_NAME)
                && !byField.containsKey(ImportedField.LAST_NAME);
    }

    /** Returns the name of the first column of a field of JSON; the field itself if no column has it. */
    String nameOf(String jsonField) {
        return columns.stream()
                .filter(column -> column.field().json().equals(jsonField))
                .min(BY_RANK)
                .map(ImportedColumn::name)
                .orElse(jsonField);
    }

    /** Returns the value of a cell without blanks at its ends; empty if the row has none. */
    Optional<String> value(List<String> row, ImportedColumn column) {
        if (column.index() >= row.size()) {
            return Optional.empty();
        }
        String cell = row.get(column.index());
        String value = isOwn ? FormulaCells.restore(cell) : cell;
        return Optional.of(value.strip()).filter(text -> !text.isEmpty());
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "\u2026";
    }
}
