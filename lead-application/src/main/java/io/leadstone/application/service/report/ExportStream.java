package io.leadstone.application.service.report;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns an export that calls a sink into a stream. The export runs in its own thread, which starts when the stream is
 * first read. It waits while {@value #BUFFERED} items are unread, for at most {@link #UNREAD}. Closing the stream ends
 * the export at its next item.
 */
final class ExportStream<T> {

    private static final System.Logger LOG = System.getLogger(ExportStream.class.getName());

    /**
     * Maximum number of items that the export may be ahead of the reader: 64. They need little memory, and the export
     * seldom waits.
     */
    static final int BUFFERED = 64;

    /**
     * Maximum time that {@code close} waits for the export to end: 5 s. An export ends at its next item, which a store
     * usually returns within milliseconds.
     */
    static final Duration CLOSE = Duration.ofSeconds(5);

    /**
     * Maximum time that the export waits for the reader: 10 min. Then it ends, so that a stream that the host forgot to
     * close does not keep a thread and a connection forever.
     */
    static final Duration UNREAD = Duration.ofMinutes(10);

    private final Consumer<Consumer<T>> export;
    private final Duration unread;
    private final Deque<T> items = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final CountDownLatch end = new CountDownLatch(1);
    private @Nullable Throwable failure;
    private boolean started;
    private boolean ended;
    private boolean closed;

    private ExportStream(Consumer<Consumer<T>> export, Duration unread) {
        this.export = export;
        this.unread = unread;
    }

    /** Returns a sequential stream of the items; the caller must close it. */
    static <T> Stream<T> of(Consumer<Consumer<T>> export) {
        return of(export, UNREAD);
    }

    static <T> Stream<T> of(Consumer<Consumer<T>> export, Duration unread) {
        ExportStream<T> exported = new ExportStream<>(export, unread);
        return Stream.generate(exported::take)
                .takeWhile(Optional::isPresent)
                .map(Optional::orElseThrow)
                .onClose(exported::close);
    }

    private void run() {
        try {
            export.accept(this::put);
            finish(null);
        } catch (RuntimeException | Error broken) {
            finish(broken);
        }
    }

    private void put(T item) {
        lock.lock();
        try {
            long left = unread.toNanos();
            while (items.size() == BUFFERED && !closed) {
                if (left <= 0) {
                    throw new IllegalStateException("nobody read the stream of the export for " + unread);
                }
                left = changed.awaitNanos(left);
            }
            requireOpen();
            items.add(item);
            changed.signalAll();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the thread of the export was interrupted", stop);
        } finally {
            lock.unlock();
        }
    }

    private void finish(@Nullable Throwable thrown) {
        lock.lock();
        try {
            failure = thrown;
            ended = true;
            end.countDown();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns the next item; empty after the last one. */
    private Optional<T> take() {
        lock.lock();
        try {
            requireOpen();
            start();
            while (items.isEmpty() && !ended && !closed) {
                changed.await();
            }
            requireOpen();
            if (items.isEmpty()) {
                rethrowFailure();
            }
            changed.signalAll();
            return Optional.ofNullable(items.poll());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the reader of the export was interrupted", stop);
        } finally {
            lock.unlock();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the stream of the export is closed");
        }
    }

    private void start() {
        if (!started) {
            started = true;
            Thread thread = new Thread(this::run, "leadstone-export");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void rethrowFailure() {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }

    /**
     * Waits for the end of the export, so that its connection is free afterwards. The thread is not interrupted,
     * because an interrupt can break a call of the store.
     */
    private void close() {
        if (!stop()) {
            return;
        }
        try {
            if (!end.await(CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "the thread of a closed export did not end within " + CLOSE);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the export at its next item. Returns true if the export was started. */
    private boolean stop() {
        lock.lock();
        try {
            closed = true;
            items.clear();
            changed.signalAll();
            return started;
        } finally {
            lock.unlock();
        }
    }
}
