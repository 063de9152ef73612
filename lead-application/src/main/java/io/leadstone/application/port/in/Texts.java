package io.leadstone.application.port.in;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How commands read what clients type: blanks at the ends do not count. */
final class Texts {

    private Texts() {}

    static Optional<String> stripped(Optional<String> text) {
        return text.map(String::strip).filter(rest -> !rest.isEmpty());
    }

    /** A text that is nothing but blanks clears the field. */
    static FieldUpdate<String> stripped(FieldUpdate<String> update) {
        return new FieldUpdate<>(update.sent(), stripped(update.value()));
    }

    static List<String> distinct(List<String> texts) {
        Set<String> distinct = new LinkedHashSet<>();
        texts.forEach(text -> distinct.add(text.strip()));
        return List.copyOf(distinct);
    }
}
