package io.leadstone.adapter.mybatis.search;

import io.leadstone.adapter.mybatis.sql.DriverTypeHandler;
import io.leadstone.application.search.IndexTerms;
import java.nio.charset.StandardCharsets;
import org.apache.ibatis.type.TypeHandler;

/**
 * An index term of {@link IndexTerms} as a value of a statement. It is stored as UTF-8 bytes, which have the order of
 * the characters.
 */
public record IndexTerm(String text) {

    /**
     * The empty term. A script lists a lead under it if the index terms of the lead are missing. Such a lead may match
     * any query, so each lookup also reads the leads under this term.
     */
    static final IndexTerm NOT_INDEXED = new IndexTerm("");

    public static final TypeHandler<IndexTerm> HANDLER = new DriverTypeHandler<>(
            byte[].class,
            term -> term.text.getBytes(StandardCharsets.UTF_8),
            bytes -> new IndexTerm(new String(bytes, StandardCharsets.UTF_8)));
}
