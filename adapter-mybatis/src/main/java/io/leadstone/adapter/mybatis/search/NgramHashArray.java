package io.leadstone.adapter.mybatis.search;

import io.leadstone.adapter.mybatis.sql.DriverTypeHandler;
import java.util.stream.LongStream;
import org.apache.ibatis.type.TypeHandler;

/** Values of {@link NgramHashes} as one parameter, an array of {@code BIGINT} on PostgreSQL. */
public final class NgramHashArray {

    /** This type is written only. The driver would read an array of boxed values. */
    public static final TypeHandler<NgramHashArray> HANDLER =
            new DriverTypeHandler<>(long[].class, array -> array.hashes, hashes -> {
                throw new UnsupportedOperationException("n-gram hashes are a parameter, not a result");
            });

    private final long[] hashes;

    NgramHashArray(long[] hashes) {
        this.hashes = hashes;
    }

    /** Returns the values of both arrays. */
    NgramHashArray and(NgramHashArray other) {
        return new NgramHashArray(
                LongStream.concat(values(), other.values()).distinct().toArray());
    }

    LongStream values() {
        return LongStream.of(hashes);
    }

    public boolean isEmpty() {
        return hashes.length == 0;
    }
}
