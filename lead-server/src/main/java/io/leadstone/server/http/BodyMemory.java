package io.leadstone.server.http;

import java.util.HashMap;
import java.util.Map;

/**
 * The memory that all request bodies may occupy together, from their first byte until their requests are answered. Large bodies
 * may use three quarters of it, and those of one address half of that, so that small ones always find room.
 */
final class BodyMemory {

    private final long small;
    private final long large;
    private final Map<String, Long> largeByAddress = new HashMap<>();
    private long smallUsed;
    private long largeUsed;

    BodyMemory(long bytes) {
        this.small = bytes / 4;
        this.large = bytes - small;
    }

    /** A share for one body of a client at this address. */
    Share open(String address) {
        return new Share(address);
    }

    /** The answer to a body that needs more memory. */
    enum Growth {
        /** The memory was taken. */
        FITS,
        /** Other bodies occupy the memory now. */
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

        /** Takes memory for more of the body where it fits; else nothing is taken. */
        Growth grow(int bytes, int values) {
            synchronized (BodyMemory.this) {
                long wanted =
                        held + (long) bytes * HttpLimits.MEMORY_PER_BYTE + (long) values * HttpLimits.MEMORY_PER_VALUE;
                if (wanted > most(wanted)) {
                    return Growth.NEVER;
                }
                if (closed || !fits(wanted)) {
                    return Growth.WAIT;
                }
                release();
                take(wanted);
                return Growth.FITS;
            }
        }

        @Override
        public void close() {
            synchronized (BodyMemory.this) {
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

        /** Returns the memory that a body of this size can have while there is no other body. */
        private long most(long wanted) {
            return isLarge(wanted) ? large / 2 : small;
        }

        private void take(long wanted) {
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
