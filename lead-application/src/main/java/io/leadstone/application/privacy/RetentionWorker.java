package io.leadstone.application.privacy;

import io.leadstone.application.port.in.idempotency.PurgeKeys;
import io.leadstone.application.port.in.privacy.PurgeLeads;
import io.leadstone.application.port.in.privacy.PurgeReport;
import io.leadstone.application.port.in.privacy.RetentionRules;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A background worker that purges leads after their retention period, and idempotency keys after 24 hours. A purge also
 * completes the work of processes that died, so the worker is useful even if all leads are kept. A host creates it,
 * starts it with {@link #start()} and stops it with {@link #close()}:
 * <pre>{@code
 * RetentionWorker worker = new RetentionWorker(
 *         management.privacy(), management.idempotency(), RetentionRules.STANDARD, RetentionWorker.INTERVAL);
 * worker.start();
 * }</pre>
 *
 * <p>Each node may run one. Nodes that purge at the same time do not disturb each other. A purge that fails is logged
 * and repeated at the next interval. It does not stop the other purges of its run. Instances are thread-safe.
 */
public final class RetentionWorker implements AutoCloseable {

    /** 1 hour: the default time between two purges. A period of days does not need more precision. */
    public static final Duration INTERVAL = Duration.ofHours(1);

    /** 1 minute: the longest time before the first purge, so that a start is not slowed down. */
    static final Duration FIRST_DELAY = Duration.ofMinutes(1);

    /** 5 s: the time that {@link #close()} waits for the running call of a purge. */
    static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private static final System.Logger LOG = System.getLogger(RetentionWorker.class.getName());

    private final PurgeLeads leads;
    private final PurgeKeys keys;
    private final RetentionRules rules;
    private final Duration interval;
    private final ScheduledExecutorService scheduler;
    private volatile boolean closing;
    private volatile boolean failed;
    private volatile boolean started;

    /** Creates a worker that purges leads only. */
    public RetentionWorker(PurgeLeads leads, RetentionRules rules, Duration interval) {
        this(leads, () -> 0, rules, interval);
    }

    /**
     * @param leads the use case, such as {@code management.privacy()}
     * @param keys the use case, such as {@code management.idempotency()}
     * @param interval the time from the end of a purge to the next one, greater than zero
     */
    public RetentionWorker(PurgeLeads leads, PurgeKeys keys, RetentionRules rules, Duration interval) {
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException(
                    "the interval of the retention worker must be positive, not " + interval);
        }
        this.leads = leads;
        this.keys = keys;
        this.rules = rules;
        this.interval = interval;
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, RetentionWorker::daemon);
        executor.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
        scheduler = executor;
    }

    /**
     * Starts the worker. The first purge begins after {@code interval}, but at most one minute later. The thread is a
     * daemon thread, so it does not keep the process alive.
     *
     * @throws IllegalStateException if the worker was started or closed before
     */
    @SuppressWarnings("FutureReturnValueIgnored") // The task catches all exceptions.
    public synchronized void start() {
        if (started || closing) {
            throw new IllegalStateException("the retention worker was already started or closed");
        }
        started = true;
        Duration first = interval.compareTo(FIRST_DELAY) < 0 ? interval : FIRST_DELAY;
        scheduler.scheduleWithFixedDelay(this::run, first.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Returns true if the worker runs and its last purge did not end with an {@link Error}; for the health check of the
     * host. A store that cannot be reached does not change the result.
     */
    public boolean isAlive() {
        return started && !closing && !failed;
    }

    /**
     * Stops the worker, and waits at most 5 s for the running call of a purge. The call purges up to {@value
     * PurgeLeads#MAX_LEADS} leads, the held registrations of all companies, or the expired keys. If it takes longer, it
     * continues on its daemon thread until it ends or the process does. Each step is a transaction or can be repeated,
     * so the end of the process damages nothing. A second call has no effect.
     */
    @Override
    public void close() {
        closing = true;
        scheduler.shutdown();
        try {
            // The thread is not interrupted, because some stores close themselves on an interrupt.
            if (!scheduler.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "the purge of leads did not end within " + CLOSE_TIMEOUT);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs both purges. If the first fails, the second still runs. */
    private void run() {
        boolean leadsFailed = runAndLog("leads", this::purgeLeads);
        boolean keysFailed = runAndLog("idempotency keys", this::purgeKeys);
        failed = leadsFailed || keysFailed;
    }

    /** Runs the purge and logs its failure. Returns true if it ended with an {@link Error}. */
    private static boolean runAndLog(String purged, Runnable purge) {
        try {
            purge.run();
            return false;
        } catch (RuntimeException failure) {
            LOG.log(System.Logger.Level.WARNING, failureOf(purged), failure);
            return false;
        } catch (Error failure) {
            // An exception would end the periodic task.
            LOG.log(System.Logger.Level.ERROR, failureOf(purged), failure);
            return true;
        }
    }

    private static String failureOf(String purged) {
        return "the purge of " + purged + " failed; it is repeated at the next interval";
    }

    private void purgeLeads() {
        long deleted = 0;
        long inactive = 0;
        long held = 0;
        boolean hasMore = !closing;
        try {
            while (hasMore) {
                PurgeReport report = leads.purge(rules);
                deleted += report.deleted();
                inactive += report.inactive();
                held += report.held();
                hasMore = report.hasMore() && !closing;
            }
        } finally {
            if (deleted + inactive + held > 0) {
                LOG.log(
                        System.Logger.Level.INFO,
                        "purged {0} deleted leads, {1} inactive leads and {2} held registrations",
                        Long.toString(deleted),
                        Long.toString(inactive),
                        Long.toString(held));
            }
        }
    }

    private void purgeKeys() {
        if (!closing) {
            keys.purgeKeys();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "leadstone-retention");
        thread.setDaemon(true);
        return thread;
    }
}
