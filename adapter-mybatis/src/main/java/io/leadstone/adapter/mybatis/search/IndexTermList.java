package io.leadstone.adapter.mybatis.search;

import io.leadstone.adapter.mybatis.sql.DriverTypeHandler;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.ibatis.type.TypeHandler;

/**
 * The index terms of a lead as one parameter of a statement: a JSON array of their UTF-8 bytes in hexadecimal digits.
 * MyBatis takes longer to set one parameter for each term than the database takes to store the terms.
 */
public record IndexTermList(List<String> texts) {

    private static final HexFormat HEX = HexFormat.of();

    /** This type is written only. */
    public static final TypeHandler<IndexTermList> HANDLER =
            new DriverTypeHandler<>(String.class, IndexTermList::json, json -> {
                throw new UnsupportedOperationException("a list of index terms is a parameter, not a column");
            });

    public static IndexTermList of(Collection<String> terms) {
        return new IndexTermList(List.copyOf(terms));
    }

    private String json() {
        return texts.stream()
                .map(text -> "\"" + HEX.formatHex(text.getBytes(StandardCharsets.UTF_8)) + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
