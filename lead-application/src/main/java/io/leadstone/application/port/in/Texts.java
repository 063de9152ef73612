package io.leadstone.application.port.in;

import io.leadstone.domain.CaseFolding;
import io.leadstone.domain.PlainText;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Normalizes the texts of commands; see {@link PlainText#normalized}. A blank text becomes empty but is not absent. */
public final class Texts {

    private Texts() {}

    /** Returns the normalized text. */
    public static Optional<String> normalized(Optional<String> text) {
        return text.map(PlainText::normalized);
    }

    /** Returns the update with the normalized text. */
    public static FieldUpdate<String> normalized(FieldUpdate<String> update) {
        return update.map(PlainText::normalized);
    }

    /**
     * Returns the normalized texts without those that differ from an earlier one by case only. If the list is too long,
     * it keeps the first {@code maxSize + 1} texts, as {@link #distinct} does.
     */
    public static List<String> distinctWithoutCase(List<String> texts, int maxSize) {
        Map<String, String> distinct = new LinkedHashMap<>();
        for (String text : texts) {
            if (distinct.size() > maxSize) {
                break;
            }
            String normalized = PlainText.normalized(text);
            distinct.putIfAbsent(CaseFolding.fold(normalized), normalized);
        }
        return List.copyOf(distinct.values());
    }

    /**
     * Returns the normalized texts without duplicates. If the list is too long, it keeps the first {@code maxSize + 1}
     * texts. The size constraint still refuses the list, but the constraints of the elements run on few of them.
     */
    public static List<String> distinct(List<String> texts, int maxSize) {
        Set<String> distinct = new LinkedHashSet<>();
        for (String text : texts) {
            if (distinct.size() > maxSize) {
                break;
            }
            distinct.add(PlainText.normalized(text));
        }
        return List.copyOf(distinct);
    }
}
