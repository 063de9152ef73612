package io.leadstone.server.http;

import java.util.HashMap;
import java.util.Map;

/**
 * The memory budget of all request bodies together. A body counts from its first byte until its request is answered.
 * Large bodies may use three quarters of the budget, and large bodies of one address half of that. The rest is
 * reserved for small bodies.
 */
final class BodyMemoryBudget {

    private final long small;
    private final long large;
    private final Map<String, Long> largeByAddress = new HashMap<>();
    private long smallUsed;
    private long largeUsed;

    BodyMemoryBudget(long bytes) {
        this.small = bytes / 4;
        this.large = bytes - small;
    }

    /** Opens a share for one body of a client at this address. */
    Share open(String address) {
        return new Share(address);
    }

    /** The result of a request for more memory. */
    enum Growth {
        /** The memory is reserved. */
        FITS,
        /** Other bodies occupy the memory at present. */
        WAIT,
        /** The body needs more memory than one body can have. */
        NEVER
    }

    /** The memory that one body occupies. */
    final class Share implements AutoCloseable {

        private final String address;
        private long held;
        private boolean closed;

        private Share(String address) {
            this.address = address;
        }

        /**
         * Reserves memory for further bytes and JSON values. Reserves nothing unless the result is {@link
         * Growth#FITS}.
         */
        Growth grow(int bytes, int values) {
            synchronized (BodyMemoryBudget.this) {
                long wanted =
                        held + (long) bytes * HttpLimits.MEMORY_PER_BYTE + (long) values * HttpLimits.MEMORY_PER_VALUE;
                if (wanted > maxBytes(wanted)) {
                    return Growth.NEVER;
                }
                if (closed || !fits(wanted)) {
                    return Growth.WAIT;
                }
                release();
                reserve(wanted);
                return Growth.FITS;
            }
        }

        @Override
        public void close() {
            synchronized (BodyMemoryBudget.this) {
                release();
                closed = true;
            }
        }

        private boolean fits(long wanted) {
            if (!isLarge(wanted)) {
                return smallUsed - held + wanted <= small;
            }
            long before = isLarge(held) ? held : 0;
            return largeUsed - before + wanted <= large
                    && largeByAddress.getOrDefault(address, 0L) - before + wanted <= large / 2;
        }

        /** Returns the maximum memory of a body of this size, even if there is no other body. */
        private long maxBytes(long wanted) {
            return isLarge(wanted) ? large / 2 : small;
        }

        private void reserve(long wanted) {
            held = wanted;
            if (isLarge(held)) {
                largeUsed += held;
                largeByAddress.merge(address, held, Long::sum);
            } else {
                smallUsed += held;
            }
        }

        private void release() {
            if (isLarge(held)) {
                largeUsed -= held;
                largeByAddress.computeIfPresent(address, (key, sum) -> sum == held ? null : Long.valueOf(sum - held));
            } else {
                smallUsed -= held;
            }
            held = 0;
        }

        private static boolean isLarge(long memory) {
            return memory > HttpLimits.LARGE_BODY_MEMORY;
        }
    }
}
