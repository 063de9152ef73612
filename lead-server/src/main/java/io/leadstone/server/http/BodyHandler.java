package io.leadstone.server.http;

import io.leadstone.adapter.rest.limit.ClientAddress;
import io.leadstone.server.http.ClientConnection.Waiting;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Reads the body of a request before a worker thread is used for it. Size, time, rate and memory are limited. A slow
 * client occupies only its connection and the bytes that it has sent.
 */
final class BodyHandler extends Handler.Wrapper {

    private static final Pattern PUBLIC =
            Pattern.compile("(?:/api)?/v1/(?:lead/(?:register|confirm|token/(?:refresh|revoke))|consent/withdraw)/?");
    private static final String TOO_MUCH_MEMORY =
            "The body needs more memory than this server gives to one request. Send fewer or smaller values.";
    private static final int FIRST_BUFFER = 4 * 1024;

    private final ClientConnections connections;
    private final BodyMemoryBudget memory;

    BodyHandler(ClientConnections connections, BodyMemoryBudget memory, Handler next) {
        super(next);
        this.connections = connections;
        this.memory = memory;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        long length = request.getLength();
        if (length == 0 || (length < 0 && !request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING))) {
            return super.handle(request, response, callback);
        }
        Reading reading = new Reading(connections.of(request), request, response, callback);
        if (length > reading.limit) {
            reading.refuse(reading.tooLarge());
        } else {
            reading.start();
        }
        return true;
    }

    /** Returns the client behind trusted proxies, as {@link ClientAddressHandler} found it. */
    private static String clientOf(Request request, ClientConnection connection) {
        return request.getAttribute(ClientAddress.PROPERTY) instanceof InetAddress client
                ? ClientAddress.networkOf(client)
                : connection.address();
    }

    private static int limitOf(Request request) {
        return PUBLIC.matcher(Request.getPathInContext(request)).matches()
                ? HttpLimits.MAX_PUBLIC_BODY_BYTES
                : HttpLimits.MAX_BODY_BYTES;
    }

    /**
     * The reading of one body. Jetty calls {@link #run} when bytes have arrived, and never in two threads at a time.
     */
    private final class Reading implements BodyReading, Invocable.Task {

        private final ClientConnection connection;
        private final Request request;
        private final Response response;
        private final Callback callback;
        private final BodyMemoryBudget.Share share;
        private final int limit;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(FIRST_BUFFER);
        private final long begin = NanoTime.now();
        private volatile int received;
        private volatile long lastBytes = begin;
        private volatile long refused;
        private volatile boolean isRefused;
        private int discarded;

        Reading(ClientConnection connection, Request request, Response response, Callback callback) {
            this.connection = connection;
            this.request = request;
            this.response = response;
            this.callback = callback;
            this.share = memory.open(clientOf(request, connection));
            this.limit = limitOf(request);
            Request.addCompletionListener(request, failure -> share.close());
        }

        void start() {
            connection.startWaiting(this);
            run();
        }

        @Override
        public void run() {
            while (true) {
                Content.Chunk chunk = request.read();
                if (chunk == null) {
                    request.demand(this);
                    return;
                }
                if (isRefused ? isDiscarded(chunk) : isDone(chunk)) {
                    return;
                }
            }
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }

        /** Rejects a request whose client sends nothing. While bytes arrive, {@link #run} checks the time. */
        @Override
        public void checkTime() {
            boolean silent = NanoTime.since(lastBytes) > HttpLimits.WAITING_AFTER.toNanos();
            if (silent && isLate()) {
                request.fail(new TimeoutException("the body did not arrive in time"));
            }
        }

        /** Handles one chunk. Returns true if no further chunk is to be read. */
        private boolean isDone(Content.Chunk chunk) {
            if (Content.Chunk.isFailure(chunk)) {
                refuse(
                        isLate() || chunk.getFailure() instanceof TimeoutException
                                ? HttpStatus.REQUEST_TIMEOUT_408
                                : HttpStatus.BAD_REQUEST_400);
                return true;
            }
            boolean last = chunk.isLast();
            int status = take(chunk.getByteBuffer());
            chunk.release();
            if (status == HttpStatus.OK_200 && last) {
                proceed();
                return true;
            }
            if (status == HttpStatus.OK_200 && isLate()) {
                status = HttpStatus.REQUEST_TIMEOUT_408;
            }
            if (status != HttpStatus.OK_200) {
                refuse(status);
                return true;
            }
            return false;
        }

        private int take(ByteBuffer content) {
            int more = content.remaining();
            if (more > 0) {
                lastBytes = NanoTime.now();
            }
            int total = received + more;
            if (total > limit) {
                return tooLarge();
            }
            byte[] copy = new byte[more];
            content.get(copy);
            return switch (share.grow(more, valuesIn(copy))) {
                case FITS -> {
                    received = total;
                    bytes.write(copy, 0, more);
                    yield HttpStatus.OK_200;
                }
                case WAIT -> HttpStatus.SERVICE_UNAVAILABLE_503;
                case NEVER -> tooLarge(TOO_MUCH_MEMORY);
            };
        }

        private int tooLarge() {
            long kib = limit / 1024;
            String size = kib % 1024 == 0 ? kib / 1024 + " MiB" : kib + " KiB";
            return tooLarge("The body must have at most " + size + ".");
        }

        private int tooLarge(String detail) {
            request.setAttribute(ProblemErrorHandler.DETAIL, detail);
            return HttpStatus.PAYLOAD_TOO_LARGE_413;
        }

        private boolean isLate() {
            long age = NanoTime.since(begin);
            if (isRefused) {
                return NanoTime.since(refused) > HttpLimits.DISCARD.toNanos();
            }
            return age > HttpLimits.BODY.toNanos()
                    || connections.isPastClosing(HttpLimits.BODY_AT_CLOSE)
                    || (age > HttpLimits.RATE_AFTER.toNanos()
                            && received < HttpLimits.MIN_BYTES_PER_SECOND * TimeUnit.NANOSECONDS.toSeconds(age));
        }

        private void proceed() {
            connection.startWaiting(Waiting.FOR_SERVER);
            Request read = new ReadRequest(request, bytes.toByteArray());
            try {
                if (!BodyHandler.super.handle(read, response, callback)) {
                    Response.writeError(read, response, callback, HttpStatus.NOT_FOUND_404);
                }
            } catch (Exception failed) {
                Response.writeError(read, response, callback, failed);
            }
        }

        void refuse(int status) {
            bytes.reset();
            share.close();
            response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
            if (status == HttpStatus.REQUEST_TIMEOUT_408 || status == HttpStatus.BAD_REQUEST_400) {
                connection.startWaiting(Waiting.FOR_SERVER);
                Response.writeError(request, response, callback, status);
                return;
            }
            // Closing the connection while the client still sends would reset it. The client would lose the answer.
            isRefused = true;
            refused = NanoTime.now();
            Response.writeError(request, response, Callback.from(this::discard, callback::failed), status);
        }

        private void discard() {
            connection.startWaiting(this);
            run();
        }

        private boolean isDiscarded(Content.Chunk chunk) {
            boolean over = Content.Chunk.isFailure(chunk) || chunk.isLast();
            discarded += chunk.remaining();
            chunk.release();
            if (over || discarded > HttpLimits.MAX_DISCARDED_BYTES || isLate()) {
                connection.startWaiting(Waiting.FOR_SERVER);
                callback.succeeded();
                return true;
            }
            return false;
        }

        /**
         * Returns an upper bound of the number of JSON values. Each value except the first of a container follows a
         * comma, and each container begins with a bracket or brace.
         */
        private static int valuesIn(byte[] text) {
            int values = 0;
            for (byte octet : text) {
                if (octet == ',' || octet == '[' || octet == '{') {
                    values++;
                }
            }
            return values;
        }
    }

    /** A request whose body is in memory. */
    private static final class ReadRequest extends Request.Wrapper {

        private final Content.Source body;

        ReadRequest(Request request, byte[] bytes) {
            super(request);
            this.body = Content.Source.from(ByteBuffer.wrap(bytes));
        }

        @Override
        public Content.Chunk read() {
            return body.read();
        }

        @Override
        public void demand(Runnable demandCallback) {
            body.demand(demandCallback);
        }
    }
}
