package io.leadstone.application.port.in;

import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.ValueExtractor;
import org.jspecify.annotations.Nullable;

/**
 * Lets Jakarta Validation look into a {@link FieldUpdate}: a field that is not sent is not looked at; one that is cleared is
 * {@code null}, so that {@code @NotBlank} says whether it may be. Found through the service loader.
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
