package io.leadstone.adapter.csv;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A row of a file that was not stored.
 *
 * @param row the number of the row as a spreadsheet shows it. Blank rows and the header count.
 * @param line the number of the line of the file at which the row begins, from 1 on
 * @param problems why the row was not stored, at least one
 */
public record RejectedRow(long row, long line, List<Problem> problems) {

    public RejectedRow {
        problems = List.copyOf(problems);
    }

    /**
     * A rule that a row violates.
     *
     * @param column the name of the column in the header of the file, or of the field of a lead if no column has it
     * @param reason the rule, as the end of a sentence
     */
    public record Problem(String column, String reason) {

        /** Returns the problem in one line. */
        public String text() {
            return column + " " + reason;
        }
    }

    /** Returns the problems in one line. */
    public String reasons() {
        return problems.stream().map(Problem::text).collect(Collectors.joining("; "));
    }

    @Override
    public String toString() {
        return "RejectedRow[row=" + row + "]";
    }
}
