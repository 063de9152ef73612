package io.leadstone.adapter.webhook;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Creates the daemon threads of a dispatcher. Their names begin with {@code leadstone-webhook-}. */
final class DispatchThreads {

    /** The time in seconds after which an unused sender thread ends. */
    private static final long IDLE_SECONDS = 30;

    private DispatchThreads() {}

    static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, "leadstone-webhook-" + name);
        thread.setDaemon(true);
        return thread;
    }

    /** Returns a pool with up to {@code maxThreads} threads. Unused threads end. */
    static ThreadPoolExecutor pool(int maxThreads) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                maxThreads,
                maxThreads,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                work -> daemon(work, "send"));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
