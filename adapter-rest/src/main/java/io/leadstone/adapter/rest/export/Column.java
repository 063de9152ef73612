package io.leadstone.adapter.rest.export;

import io.leadstone.adapter.rest.json.WireInstant;
import io.leadstone.adapter.rest.json.WireJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of an export.
 *
 * @param name the field's name on the wire
 */
record Column<T>(String name, Field<T> field) {

    /** The text of the row's cell, spelled as on the wire; {@code null} where the row has no value. */
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

    /** A field of a row. */
    @FunctionalInterface
    interface Field<T> {

        /** The field's value, if it has one. */
        @Nullable
        Object of(T row);
    }
}
