package io.leadstone.adapter.webhook.http;

import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A lookup that ends in time. The platform's has no limit of its own, and a name server that hangs must not hold an attempt.
 *
 * @param lookup the one that may hang
 * @param threads where it hangs
 */
record TimedHostLookup(HostLookup lookup, ExecutorService threads, Duration limit) implements HostLookup {

    @Override
    public InetAddress[] addressesOf(String host) throws UnknownHostException {
        Future<InetAddress[]> answer = threads.submit(() -> lookup.addressesOf(host));
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw unknown(host, slow);
        } catch (ExecutionException failed) {
            throw unknown(host, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unknown(host, new InterruptedIOException());
        } finally {
            answer.cancel(true);
        }
    }

    private static UnknownHostException unknown(String host, Exception cause) {
        UnknownHostException unknown = new UnknownHostException(host);
        unknown.initCause(cause);
        return unknown;
    }
}
