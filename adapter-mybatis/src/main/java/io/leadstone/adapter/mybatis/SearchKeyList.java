package io.leadstone.adapter.mybatis;

import io.leadstone.domain.SearchKeys;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.ibatis.type.TypeHandler;

/** Numbers of {@link SearchKeys}, as a lead has them or a search asks for them, in an array of PostgreSQL's. */
record SearchKeyList(List<Long> numbers) {

    static final TypeHandler<SearchKeyList> HANDLER = new DriverTypeHandler<>(
            Long[].class, keys -> keys.numbers.toArray(Long[]::new), array -> new SearchKeyList(List.of(array)));

    static SearchKeyList of(long[] keys) {
        return new SearchKeyList(LongStream.of(keys).boxed().toList());
    }
}
