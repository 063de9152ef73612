package io.leadstone.server.http;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Gives every request an id for the answer and the log. It is the id of the header {@code X-Request-Id} if it is safe
 * to log, else a random UUID.
 */
final class RequestIdHandler extends Handler.Wrapper {

    static final String HEADER = "X-Request-Id";
    static final String KEY = "request_id";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    RequestIdHandler(Handler next) {
        super(next);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String id = idOf(request);
        request.setAttribute(KEY, id);
        response.getHeaders().put(HEADER, id);
        return super.handle(request, response, callback);
    }

    private static String idOf(Request request) {
        return Optional.ofNullable(request.getHeaders().get(HEADER))
                .filter(id -> PLAIN.matcher(id).matches())
                .orElseGet(() -> UUID.randomUUID().toString());
    }
}
