package io.leadstone.adapter.rest.export;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from running a cell as a formula (CWE-1236): a cell that begins with one of their signs gets an apostrophe before
 * it, which they take for "this is text". So does one that begins with apostrophes and then such a sign, so that each cell can be given
 * back as it was.
 */
final class FormulaCells {

    private static final char MARK = '\'';

    /** The signs that OWASP lists, also in full width, which spreadsheets of East Asian locales take for the same. */
    private static final String SIGNS = "[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20]";

    private static final Pattern FORMULA = Pattern.compile(MARK + "*+" + SIGNS);
    private static final Pattern MARKED = Pattern.compile(MARK + "++" + SIGNS);

    private FormulaCells() {}

    /** The cell as it is written. */
    static String neutralise(String value) {
        return FORMULA.matcher(value).lookingAt() ? MARK + value : value;
    }

    /** The value of a cell that {@link #neutralise} has written. */
    static String restore(String cell) {
        return MARKED.matcher(cell).lookingAt() ? cell.substring(1) : cell;
    }
}
