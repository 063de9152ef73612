package io.leadstone.application;

import java.util.Spliterator;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The counted items of an exported stream. Their number is logged once: when the stream reports its end or fails, or
 * else when it is closed. So a reader that does not close the stream is logged, too.
 */
final class LoggedItems<T> implements Spliterator<T> {

    private final Spliterator<T> items;
    private final LongConsumer log;
    private final AtomicLong passedOn = new AtomicLong();
    private final AtomicBoolean isLogged = new AtomicBoolean();

    private LoggedItems(Spliterator<T> items, LongConsumer log) {
        this.items = items;
        this.log = log;
    }

    /** Returns the same items as a sequential stream. Closing it closes {@code items}. */
    static <T> Stream<T> of(Stream<T> items, LongConsumer log) {
        LoggedItems<T> logged = new LoggedItems<>(items.spliterator(), log);
        return StreamSupport.stream(logged, false).onClose(items::close).onClose(logged::logOnce);
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        boolean hasAdvanced;
        try {
            hasAdvanced = items.tryAdvance(item -> {
                passedOn.incrementAndGet();
                action.accept(item);
            });
        } catch (RuntimeException | Error failure) {
            logFailed(failure);
            throw failure;
        }
        if (!hasAdvanced) {
            logOnce();
        }
        return hasAdvanced;
    }

    private void logFailed(Throwable failure) {
        try {
            logOnce();
        } catch (RuntimeException ofLog) {
            failure.addSuppressed(ofLog);
        }
    }

    private void logOnce() {
        if (isLogged.compareAndSet(false, true)) {
            log.accept(passedOn.get());
        }
    }

    /** The items come from one export, so they are not split. */
    @Override
    @SuppressWarnings("NullAway") // A spliterator returns null if it is not split.
    public Spliterator<T> trySplit() {
        return null;
    }

    @Override
    public long estimateSize() {
        return Long.MAX_VALUE;
    }

    @Override
    public int characteristics() {
        return ORDERED | NONNULL;
    }
}
