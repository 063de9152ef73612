package io.leadstone.application.port.in;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How commands read what clients type: blanks at the ends do not count. */
public final class Texts {

    private Texts() {}

    public static Optional<String> stripped(Optional<String> text) {
        return text.map(String::strip).filter(rest -> !rest.isEmpty());
    }

    /** A text that is nothing but blanks clears the field. */
    public static FieldUpdate<String> stripped(FieldUpdate<String> update) {
        return new FieldUpdate<>(update.sent(), stripped(update.value()));
    }

    /**
     * The stripped texts, each once. Of a list that is too long the first {@code most + 1} are kept: the rule about its size still
     * refuses it, and the rules about its elements need not look at thousands.
     */
    public static List<String> distinct(List<String> texts, int most) {
        Set<String> distinct = new LinkedHashSet<>();
        for (String text : texts) {
            if (distinct.size() > most) {
                break;
            }
            distinct.add(text.strip());
        }
        return List.copyOf(distinct);
    }
}
