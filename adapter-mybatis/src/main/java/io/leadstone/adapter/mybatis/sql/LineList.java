package io.leadstone.adapter.mybatis.sql;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A list of single-line texts in one column. Each text is between two line feeds ({@code "\nvip\nberlin\n"}), so that
 * {@code LIKE} can find a whole text. The empty list is the empty text.
 */
public final class LineList {

    private LineList() {}

    public static String write(List<String> texts) {
        return texts.isEmpty() ? "" : texts.stream().collect(Collectors.joining("\n", "\n", "\n"));
    }

    public static List<String> read(String column) {
        return column.isEmpty()
                ? List.of()
                : List.of(column.substring(1, column.length() - 1).split("\n", -1));
    }
}
