package io.leadstone.adapter.mybatis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A database's script, with the table prefix put in: what there is to create, and what must be there. */
record SqlScript(String text) {

    private static final String FIRST = "/V1__leads.sql";
    private static final String PREFIX_PLACEHOLDER = "${prefix}";

    private static final Pattern TABLE = Pattern.compile("CREATE TABLE (\\w+) \\((.*?)\\n\\)", Pattern.DOTALL);
    private static final Pattern COLUMN = Pattern.compile("\\n {4}([a-z0-9_]+) ");

    static SqlScript of(DatabaseKind database, String tablePrefix) {
        String path = "/" + database.folder() + FIRST;
        try (InputStream script = SqlScript.class.getResourceAsStream(path)) {
            if (script == null) {
                throw new IllegalStateException("the jar of the MyBatis adapter lacks " + path);
            }
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            return new SqlScript(text.replace(PREFIX_PLACEHOLDER, tablePrefix));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Every column that it makes, as {@code table.column}, in its order. */
    Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        Matcher table = TABLE.matcher(text);
        while (table.find()) {
            Matcher column = COLUMN.matcher(table.group(2));
            while (column.find()) {
                columns.add(table.group(1) + "." + column.group(1));
            }
        }
        return columns;
    }
}
