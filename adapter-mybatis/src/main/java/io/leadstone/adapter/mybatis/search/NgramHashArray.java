package io.leadstone.adapter.mybatis.search;

import io.leadstone.adapter.mybatis.sql.DriverTypeHandler;
import org.apache.ibatis.type.TypeHandler;

/** Numbers of {@link NgramHashes}, as a lead has them or a search asks for them, in an array of PostgreSQL's. */
public final class NgramHashArray {

    /** Written only: the driver would read an array of boxed ones. */
    public static final TypeHandler<NgramHashArray> HANDLER =
            new DriverTypeHandler<>(long[].class, keys -> keys.numbers, numbers -> {
                throw new UnsupportedOperationException("no statement reads them");
            });

    private final long[] numbers;

    NgramHashArray(long[] numbers) {
        this.numbers = numbers;
    }

    boolean isEmpty() {
        return numbers.length == 0;
    }
}
