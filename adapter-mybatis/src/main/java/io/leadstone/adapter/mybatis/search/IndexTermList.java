package io.leadstone.adapter.mybatis.search;

import io.leadstone.adapter.mybatis.sql.DriverTypeHandler;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.ibatis.type.TypeHandler;

/**
 * A lead's pieces as one parameter, a JSON array of their UTF-8 in hexadecimal digits: MyBatis takes longer to put a parameter each into
 * a statement than the database to store them.
 */
public record IndexTermList(List<String> texts) {

    private static final HexFormat HEX = HexFormat.of();

    /** Written only. */
    public static final TypeHandler<IndexTermList> HANDLER =
            new DriverTypeHandler<>(String.class, IndexTermList::json, json -> {
                throw new UnsupportedOperationException("no column has this form");
            });

    public static IndexTermList of(Collection<String> pieces) {
        return new IndexTermList(List.copyOf(pieces));
    }

    private String json() {
        return texts.stream()
                .map(text -> "\"" + HEX.formatHex(text.getBytes(StandardCharsets.UTF_8)) + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
