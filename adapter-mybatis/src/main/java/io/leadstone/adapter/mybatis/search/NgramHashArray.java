package io.leadstone.adapter.mybatis.search;

import io.leadstone.adapter.mybatis.sql.DriverTypeHandler;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.apache.ibatis.type.TypeHandler;

/**
 * Values of {@link NgramHashes} as one parameter, an array of {@code BIGINT} on PostgreSQL. They can be computed when
 * they are used, because the statements of other databases have no such parameter.
 */
public final class NgramHashArray {

    /** This type is written only. The driver would read an array of boxed values. */
    public static final TypeHandler<NgramHashArray> HANDLER =
            new DriverTypeHandler<>(long[].class, NgramHashArray::hashes, hashes -> {
                throw new UnsupportedOperationException("n-gram hashes are a parameter, not a result");
            });

    private final Supplier<long[]> hashes;

    NgramHashArray(long[] hashes) {
        this(() -> hashes);
    }

    /** Creates an array that is computed each time it is used. */
    NgramHashArray(Supplier<long[]> hashes) {
        this.hashes = hashes;
    }

    /** Returns the values of both arrays. */
    NgramHashArray and(NgramHashArray other) {
        return new NgramHashArray(
                LongStream.concat(values(), other.values()).distinct().toArray());
    }

    LongStream values() {
        return LongStream.of(hashes());
    }

    public boolean isEmpty() {
        return hashes().length == 0;
    }

    private long[] hashes() {
        return hashes.get();
    }
}
