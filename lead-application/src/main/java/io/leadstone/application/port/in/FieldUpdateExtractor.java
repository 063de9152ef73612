package io.leadstone.application.port.in;

import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.ValueExtractor;
import org.jspecify.annotations.Nullable;

/**
 * Extracts the value of a {@link FieldUpdate} for Jakarta Validation. An absent field is not validated. A cleared field
 * is validated as {@code null}, so that {@code @NotBlank} refuses it. The service loader finds this class.
 */
public final class FieldUpdateExtractor implements ValueExtractor<FieldUpdate<@ExtractedValue ?>> {

    @Override
    public void extractValues(FieldUpdate<?> update, ValueReceiver receiver) {
        if (update.sent()) {
            receiver.value(null, orNull(update));
        }
    }

    private static @Nullable Object orNull(FieldUpdate<?> update) {
        return update.value().isPresent() ? update.value().get() : null;
    }
}
