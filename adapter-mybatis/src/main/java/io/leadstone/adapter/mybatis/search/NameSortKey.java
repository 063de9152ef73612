package io.leadstone.adapter.mybatis.search;

import io.leadstone.adapter.mybatis.sql.DriverTypeHandler;
import io.leadstone.application.query.LeadSort;
import java.nio.charset.StandardCharsets;
import org.apache.ibatis.type.TypeHandler;

/**
 * What last names are ordered by, {@link LeadSort#nameSortKey}, stored as its UTF-8: bytes stand in the same order on every database, and
 * that order is the one of the characters' numbers. H2 compares text by UTF-16, which is another.
 */
public record NameSortKey(String text) {

    public static final TypeHandler<NameSortKey> HANDLER = new DriverTypeHandler<>(
            byte[].class,
            key -> key.text.getBytes(StandardCharsets.UTF_8),
            bytes -> new NameSortKey(new String(bytes, StandardCharsets.UTF_8)));
}
