package io.leadstone.adapter.mybatis.search;

import io.leadstone.adapter.mybatis.sql.DriverTypeHandler;
import io.leadstone.application.query.LeadSort;
import java.nio.charset.StandardCharsets;
import org.apache.ibatis.type.TypeHandler;

/**
 * The sort key of names, {@link LeadSort#nameSortKey}. It is stored as UTF-8 bytes, which each database orders by
 * code points. H2 orders text by UTF-16 units, which is another order.
 */
public record NameSortKey(String text) {

    public static final TypeHandler<NameSortKey> HANDLER = new DriverTypeHandler<>(
            byte[].class,
            key -> key.text.getBytes(StandardCharsets.UTF_8),
            bytes -> new NameSortKey(new String(bytes, StandardCharsets.UTF_8)));
}
