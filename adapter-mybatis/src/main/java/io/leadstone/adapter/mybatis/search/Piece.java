package io.leadstone.adapter.mybatis.search;

import io.leadstone.adapter.mybatis.sql.DriverTypeHandler;
import io.leadstone.application.search.SearchPieces;
import java.nio.charset.StandardCharsets;
import org.apache.ibatis.type.TypeHandler;

/** One of {@link SearchPieces}, stored as its UTF-8, whose bytes stand in the order that it promises. */
public record Piece(String text) {

    /** Under which a lead stands whose pieces nobody has worked out yet: it may be found by any term. */
    static final Piece UNRENEWED = new Piece("");

    public static final TypeHandler<Piece> HANDLER = new DriverTypeHandler<>(
            byte[].class,
            piece -> piece.text.getBytes(StandardCharsets.UTF_8),
            bytes -> new Piece(new String(bytes, StandardCharsets.UTF_8)));
}
