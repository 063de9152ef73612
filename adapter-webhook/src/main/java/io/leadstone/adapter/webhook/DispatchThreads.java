package io.leadstone.adapter.webhook;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads that say whose they are and keep no process alive. */
final class DispatchThreads {

    private static final long IDLE_SECONDS = 30;

    private DispatchThreads() {}

    static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, "leadstone-webhook-" + name);
        thread.setDaemon(true);
        return thread;
    }

    /** As many threads as are needed, up to {@code most}, and none while nothing is sent. */
    static ThreadPoolExecutor pool(int most) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> daemon(work, "send"));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
