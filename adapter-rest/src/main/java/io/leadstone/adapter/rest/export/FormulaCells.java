package io.leadstone.adapter.rest.export;

import java.util.regex.Pattern;

/**
 * Prevents a spreadsheet from running a cell as a formula (CWE-1236). A cell that begins with a formula character gets
 * an apostrophe in front, which marks text. A cell with apostrophes before such a character gets one more, so that
 * every cell can be restored.
 */
final class FormulaCells {

    private static final char MARK = '\'';

    /**
     * The characters that OWASP lists, and their full-width forms, which spreadsheets of East Asian locales treat
     * alike.
     */
    private static final String FORMULA_CHARACTERS = "[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20]";

    private static final Pattern FORMULA = Pattern.compile(MARK + "*+" + FORMULA_CHARACTERS);
    private static final Pattern MARKED = Pattern.compile(MARK + "++" + FORMULA_CHARACTERS);

    private FormulaCells() {}

    /** Returns the cell as it is written to the file. */
    static String neutralise(String value) {
        return FORMULA.matcher(value).lookingAt() ? MARK + value : value;
    }

    /** Returns the original value of a cell that {@link #neutralise} returned. */
    static String restore(String cell) {
        return MARKED.matcher(cell).lookingAt() ? cell.substring(1) : cell;
    }
}
