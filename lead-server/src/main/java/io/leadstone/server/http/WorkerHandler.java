package io.leadstone.server.http;

import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.MDC;

/**
 * Passes complete requests to worker threads that may block. Threads of Jetty only read and write, so they are always
 * available. Health checks have their own threads and never wait for other requests.
 */
final class WorkerHandler extends Handler.Wrapper {

    private static final Pattern LIVE = Pattern.compile("(?:(?:/api)?/v1)?/health/live");
    private static final Pattern READY = Pattern.compile("(?:(?:/api)?/v1)?/health(?:/ready)?");

    private static final int MIN_THREADS = 8;
    private static final int THREAD_IDLE_MILLIS = 60_000;
    /** Time for idle threads to end after the grace period of the requests. */
    private static final int STOP_MILLIS = 500;

    private final QueuedThreadPool workers = pool("leadstone-http", HttpLimits.MAX_THREADS, MIN_THREADS);
    private final QueuedThreadPool live = pool("leadstone-live", HttpLimits.LIVE_THREADS, HttpLimits.LIVE_THREADS);
    private final QueuedThreadPool ready = pool("leadstone-ready", HttpLimits.READY_THREADS, 1);

    WorkerHandler(Handler next) {
        super(next);
        addBean(workers);
        addBean(live);
        addBean(ready);
    }

    /** Jetty may call this handler on its own threads: blocking work runs on the workers. */
    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        boolean isLive = LIVE.matcher(path).matches();
        boolean isHealth = isLive || READY.matcher(path).matches();
        QueuedThreadPool pool = isLive ? live : isHealth ? ready : workers;
        if (pool.getQueueSize() >= (isHealth ? HttpLimits.MAX_HEALTH_QUEUE : HttpLimits.MAX_QUEUE)) {
            Response.writeError(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
        } else {
            pool.execute(new Job(request, response, callback));
        }
        return true;
    }

    private static QueuedThreadPool pool(String name, int max, int min) {
        QueuedThreadPool pool = new QueuedThreadPool(max, min, THREAD_IDLE_MILLIS, 0, null, null);
        pool.setName(name);
        pool.setStopTimeout(STOP_MILLIS);
        return pool;
    }

    private final class Job implements Runnable {

        private final Request request;
        private final Response response;
        private final Callback callback;
        private final long queued = NanoTime.now();

        Job(Request request, Response response, Callback callback) {
            this.request = request;
            this.response = response;
            this.callback = callback;
        }

        @Override
        public void run() {
            if (NanoTime.since(queued) > HttpLimits.QUEUE_WAIT.toNanos()) {
                Response.writeError(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
                return;
            }
            MDC.put(RequestIdHandler.KEY, String.valueOf(request.getAttribute(RequestIdHandler.KEY)));
            try {
                if (!WorkerHandler.super.handle(request, response, callback)) {
                    Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
                }
            } catch (Exception failed) {
                Response.writeError(request, response, callback, failed);
            } finally {
                MDC.remove(RequestIdHandler.KEY);
            }
        }

        /** Contains no data of the request, because thread pools log the jobs that they reject. */
        @Override
        public String toString() {
            return "request";
        }
    }
}
