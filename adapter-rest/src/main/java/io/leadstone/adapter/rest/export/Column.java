package io.leadstone.adapter.rest.export;

import com.fasterxml.jackson.core.JsonGenerator;
import io.leadstone.adapter.rest.json.FieldNames;
import io.leadstone.adapter.rest.json.WireInstant;
import io.leadstone.adapter.rest.json.WireJson;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.Violation;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column of an export.
 *
 * @param name the name of the JSON field
 * @param isJson true if the text of the value is JSON itself
 */
record Column<T>(String name, Field<T> field, boolean isJson) {

    /** The most names that an export can select. It is more than any export has. */
    private static final int MAX_NAMES = 100;

    private static final String FIELD = "columns";

    /** Creates a column whose texts are no JSON. */
    Column(String name, Field<T> field) {
        this(name, field, false);
    }

    /**
     * Returns the columns with these names, in the order of the names; all columns if there are no names.
     *
     * @throws InvalidCommandException naming {@code columns} if a name is unknown or occurs twice
     */
    static <T> List<Column<T>> select(List<Column<T>> all, List<String> names) {
        if (names.isEmpty()) {
            return all;
        }
        Map<String, Column<T>> known = new LinkedHashMap<>();
        all.forEach(column -> known.put(column.name(), column));
        List<Violation> violations = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<Column<T>> chosen = new ArrayList<>();
        for (String name : names.subList(0, Math.min(names.size(), MAX_NAMES))) {
            Column<T> column = known.get(name);
            if (column == null) {
                violations.add(new Violation(
                        FIELD,
                        "has the unknown name " + FieldNames.shortened(name) + "; known are "
                                + String.join(", ", known.keySet())));
            } else if (!seen.add(name)) {
                violations.add(new Violation(FIELD, "must name " + name + " once"));
            } else {
                chosen.add(column);
            }
        }
        if (names.size() > MAX_NAMES) {
            violations.add(new Violation(FIELD, "must have at most " + MAX_NAMES + " names"));
        }
        if (!violations.isEmpty()) {
            throw new InvalidCommandException(violations.subList(0, 1));
        }
        return List.copyOf(chosen);
    }

    /** Writes the value of the row as JSON. */
    void write(JsonGenerator json, T row) throws IOException {
        json.writeFieldName(name);
        Object value = field.of(row);
        if (isJson && value != null) {
            json.writeRawValue(value.toString());
        } else {
            WireJson.writeValue(json, value);
        }
    }

    /** Returns the text of the row's cell, formatted as in JSON; {@code null} if the row has no value. */
    @Nullable
    String cell(T row) {
        Object value = field.of(row);
        if (value instanceof Instant instant) {
            return WireInstant.of(instant);
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof List<?> list) {
            return WireJson.text(list);
        }
        return value == null ? null : value.toString();
    }

    /** Reads one field of a row. */
    @FunctionalInterface
    interface Field<T> {

        /** Returns the value of the field; {@code null} if it has none. */
        @Nullable
        Object of(T row);
    }
}
