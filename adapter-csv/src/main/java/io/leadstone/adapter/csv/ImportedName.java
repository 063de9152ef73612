package io.leadstone.adapter.csv;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of a person in the cells of a row. A missing name is an empty text. */
record ImportedName(String first, String middle, String last) {

    /** Splits a full name: {@code Lee, Jordan}, or {@code Jordan Lee}, whose last word is the last name. */
    static ImportedName of(String full) {
        int comma = full.indexOf(',');
        int blank = full.lastIndexOf(' ');
        if (comma > 0 && comma < full.length() - 1) {
            return new ImportedName(
                    full.substring(comma + 1).strip(),
                    "",
                    full.substring(0, comma).strip());
        }
        return blank > 0
                ? new ImportedName(full.substring(0, blank).strip(), "", full.substring(blank + 1))
                : new ImportedName("", "", full);
    }

    /** Returns the first and the middle name. */
    String given() {
        return joined(first, middle);
    }

    ImportedName withLast(String name) {
        return new ImportedName(first, middle, name);
    }

    ImportedName withFirst(String name) {
        return new ImportedName(name, "", last);
    }

    /** Returns true if {@code full} has no other words than these names, in one of the usual orders. */
    boolean covers(String full) {
        String others = rest(full, last).orElse(words(full));
        return others.isEmpty()
                || Stream.of(given(), first).map(ImportedName::words).anyMatch(others::equalsIgnoreCase);
    }

    /** Returns the part of {@code full} beside the given name; empty if it does not begin or end with that name. */
    Optional<String> besideGiven(String full) {
        return rest(full, given()).or(() -> rest(full, first));
    }

    /** Returns the part of {@code full} beside the last name; empty if it does not begin or end with that name. */
    Optional<String> besideLast(String full) {
        return rest(full, last);
    }

    /** Returns the words before or after {@code known}, with a blank or a comma between. */
    private static Optional<String> rest(String full, String known) {
        String text = words(full);
        String name = words(known);
        int others = text.length() - name.length();
        if (name.isEmpty() || others < 0) {
            return Optional.empty();
        }
        if (text.regionMatches(true, 0, name, 0, name.length()) && startsApart(text.substring(name.length()))) {
            return Optional.of(withoutSeparator(text.substring(name.length())));
        }
        if (text.regionMatches(true, others, name, 0, name.length()) && endsApart(text.substring(0, others))) {
            return Optional.of(withoutSeparator(text.substring(0, others)));
        }
        return Optional.empty();
    }

    private static boolean startsApart(String after) {
        return after.isEmpty() || after.startsWith(" ") || after.startsWith(",");
    }

    private static boolean endsApart(String before) {
        return before.endsWith(" ") || before.endsWith(",");
    }

    private static String withoutSeparator(String text) {
        return text.replaceAll("^[ ,]+|[ ,]+$", "");
    }

    private static String words(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static String joined(String... names) {
        return Stream.of(names).filter(name -> !name.isEmpty()).collect(Collectors.joining(" "));
    }
}
