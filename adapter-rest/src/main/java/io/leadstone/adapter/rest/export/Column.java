package io.leadstone.adapter.rest.export;

import io.leadstone.adapter.rest.json.WireInstant;
import io.leadstone.adapter.rest.json.WireJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a CSV export.
 *
 * @param name the name of the JSON field
 */
record Column<T>(String name, Field<T> field) {

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
