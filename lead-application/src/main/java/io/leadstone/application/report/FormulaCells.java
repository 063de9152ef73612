package io.leadstone.application.report;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prevents a spreadsheet from running a cell as a formula (CWE-1236). A spreadsheet may split a cell at its own list
 * separator or at a line end. Therefore each piece of a cell is examined. A piece that begins with a formula character
 * gets an apostrophe in front, which marks text. A piece with apostrophes before such a character gets one more, so
 * that every cell can be restored.
 */
public final class FormulaCells {

    private static final char MARK = '\'';

    /** The characters at which a spreadsheet may split a cell. The group of a piece is empty at the end of the cell. */
    private static final Pattern PIECE =
            Pattern.compile("([^,;\\t\\n\\x0B\\f\\r\\u0085\\u2028\\u2029]*+)(\\r\\n|(?s:.)|\\z)");

    /**
     * A piece that begins with a formula character, also after blanks, invisible characters and quotes. The characters
     * are those that OWASP lists, and their full-width forms, which spreadsheets of East Asian locales treat alike.
     */
    private static final Pattern FORMULA =
            Pattern.compile("[\\p{IsWhite_Space}\\p{Cf}'\"]*+[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20]");

    /** A piece without visible text. A tab or a carriage return after it may begin a formula. */
    private static final Pattern BLANK = Pattern.compile("[\\p{IsWhite_Space}\\p{Cf}'\"]*+");

    private FormulaCells() {}

    /** Returns the cell as it is written to the file. */
    public static String neutralise(String value) {
        return eachFormula(value, piece -> MARK + piece);
    }

    /** Returns the original value of a cell that {@link #neutralise} returned. */
    public static String restore(String cell) {
        return eachFormula(cell, piece -> !piece.isEmpty() && piece.charAt(0) == MARK ? piece.substring(1) : piece);
    }

    private static String eachFormula(String text, UnaryOperator<String> change) {
        StringBuilder changed = new StringBuilder(text.length() + 1);
        Matcher pieces = PIECE.matcher(text);
        while (pieces.find()) {
            String piece = pieces.group(1);
            String separator = pieces.group(2);
            boolean isFormula = isFormula(piece, separator, pieces.start() == 0);
            changed.append(isFormula ? change.apply(piece) : piece).append(separator);
        }
        return changed.toString();
    }

    /** Returns true if the piece, or the blank piece with its separator, begins with a formula character. */
    private static boolean isFormula(String piece, String separator, boolean first) {
        if (FORMULA.matcher(piece).lookingAt()) {
            return true;
        }
        boolean startsWithBlank = separator.equals("\t")
                || separator.equals("\r")
                || (first && (separator.equals("\n") || separator.equals("\r\n")));
        return startsWithBlank && BLANK.matcher(piece).matches();
    }
}
