package io.leadstone.application.port.in;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Normalizes the texts of commands: blanks at both ends are removed. */
public final class Texts {

    private Texts() {}

    /** Returns the stripped text; empty if it is blank. */
    public static Optional<String> stripped(Optional<String> text) {
        return text.map(String::strip).filter(rest -> !rest.isEmpty());
    }

    /** Returns the update with the stripped text. A blank text clears the field. */
    public static FieldUpdate<String> stripped(FieldUpdate<String> update) {
        return new FieldUpdate<>(update.sent(), stripped(update.value()));
    }

    /**
     * Returns the stripped texts without duplicates. If the list is too long, it keeps the first {@code maxSize + 1}
     * texts. The size constraint still refuses the list, but the constraints of the elements run on few of them.
     */
    public static List<String> distinct(List<String> texts, int maxSize) {
        Set<String> distinct = new LinkedHashSet<>();
        for (String text : texts) {
            if (distinct.size() > maxSize) {
                break;
            }
            distinct.add(text.strip());
        }
        return List.copyOf(distinct);
    }
}
