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
public record PieceList(List<String> texts) {

    private static final HexFormat HEX = HexFormat.of();

    /** Written only. */
    public static final TypeHandler<PieceList> HANDLER =
            new DriverTypeHandler<>(String.class, PieceList::json, json -> {
                throw new UnsupportedOperationException("no column has this form");
            });

    public static PieceList of(Collection<String> pieces) {
        return new PieceList(List.copyOf(pieces));
    }

    private String json() {
        return texts.stream()
                .map(text -> "\"" + HEX.formatHex(text.getBytes(StandardCharsets.UTF_8)) + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
