package io.leadstone.adapter.mybatis.search;

import io.leadstone.adapter.mybatis.sql.DriverTypeHandler;
import io.leadstone.application.search.IndexTerms;
import java.nio.charset.StandardCharsets;
import org.apache.ibatis.type.TypeHandler;

/** One of {@link IndexTerms}, stored as its UTF-8, whose bytes stand in the order that it promises. */
public record IndexTerm(String text) {

    /** Under which a lead stands whose pieces nobody has worked out yet: it may be found by any term. */
    static final IndexTerm UNRENEWED = new IndexTerm("");

    public static final TypeHandler<IndexTerm> HANDLER = new DriverTypeHandler<>(
            byte[].class,
            piece -> piece.text.getBytes(StandardCharsets.UTF_8),
            bytes -> new IndexTerm(new String(bytes, StandardCharsets.UTF_8)));
}
