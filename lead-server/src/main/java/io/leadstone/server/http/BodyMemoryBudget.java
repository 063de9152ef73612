package io.leadstone.server.http;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The memory budget of all request bodies together. A body counts from its first byte until its request is answered.
 * Large bodies may use three quarters of the budget. The rest is reserved for small bodies. The bodies of one address
 * may use half of each part.
 */
final class BodyMemoryBudget {

    private final Part small;
    private final Part large;

    BodyMemoryBudget(long bytes) {
        this.small = new Part(bytes / 4);
        this.large = new Part(bytes - bytes / 4);
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
                if (wanted > partOf(wanted).ofAddress()) {
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
            Part part = partOf(wanted);
            return part.fits(address, wanted - (part == partOf(held) ? held : 0));
        }

        private void reserve(long wanted) {
            held = wanted;
            partOf(held).add(address, held);
        }

        private void release() {
            partOf(held).add(address, -held);
            held = 0;
        }

        private Part partOf(long memory) {
            return isLarge(memory) ? large : small;
        }

        private static boolean isLarge(long memory) {
            return memory > HttpLimits.LARGE_BODY_MEMORY;
        }
    }

    /** A part of the budget, with the memory that is used by address. */
    private static final class Part {

        private final long bytes;
        private final Map<String, Long> byAddress = new HashMap<>();
        private long used;

        Part(long bytes) {
            this.bytes = bytes;
        }

        /** Returns the maximum memory of one address, and thus of one body. */
        long ofAddress() {
            return bytes / 2;
        }

        boolean fits(String address, long more) {
            return used + more <= bytes && byAddress.getOrDefault(address, 0L) + more <= ofAddress();
        }

        void add(String address, long more) {
            if (more != 0) {
                used += more;
                byAddress.merge(address, more, Part::sum);
            }
        }

        /** Returns null for 0, so that the address is forgotten. */
        private static @Nullable Long sum(Long before, Long more) {
            long sum = before + more;
            return sum == 0 ? null : Long.valueOf(sum);
        }
    }
}
