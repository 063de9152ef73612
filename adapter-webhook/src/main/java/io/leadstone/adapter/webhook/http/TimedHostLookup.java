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
 * Lookup with a timeout. The lookup of the platform has none, and a slow name server must not block an attempt.
 *
 * @param lookup the lookup without a timeout
 * @param threads runs the lookup
 * @param timeout longest time of a lookup
 */
record TimedHostLookup(HostLookup lookup, ExecutorService threads, Duration timeout) implements HostLookup {

    @Override
    public InetAddress[] addressesOf(String host) throws UnknownHostException {
        Future<InetAddress[]> answer = threads.submit(() -> lookup.addressesOf(host));
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
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
