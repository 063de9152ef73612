package io.leadstone.server.http;

import java.nio.ByteBuffer;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Rejects request targets that are too long, and malformed hosts. Later layers copy the host into URIs and log lines.
 * A HEAD request is served as GET without the content, so that its headers are the same.
 */
final class RequestLineHandler extends Handler.Wrapper {

    /** A host name or an address with an optional port (RFC 9110, section 7.2). */
    private static final Pattern HOST =
            Pattern.compile("(?:[A-Za-z0-9._-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{0,5})?");

    RequestLineHandler(Handler next) {
        super(next);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getHttpURI().asString().length() > HttpLimits.MAX_TARGET + authorityLength(request)) {
            return reject(request, response, callback, HttpStatus.URI_TOO_LONG_414);
        }
        if (!isHost(request.getHeaders().get(HttpHeader.HOST))
                || !isHost(request.getHttpURI().getAuthority())) {
            return reject(request, response, callback, HttpStatus.BAD_REQUEST_400);
        }
        return HttpMethod.HEAD.is(request.getMethod())
                ? super.handle(new AsGet(request), new WithoutContent(request, response), callback)
                : super.handle(request, response, callback);
    }

    /** Returns the length of scheme and host, which Jetty adds to the URI. */
    private static int authorityLength(Request request) {
        String authority = request.getHttpURI().getAuthority();
        return authority == null ? 0 : authority.length() + "https://".length();
    }

    private static boolean isHost(@Nullable String host) {
        return host == null || host.isEmpty() || HOST.matcher(host).matches();
    }

    private static boolean reject(Request request, Response response, Callback callback, int status) {
        Response.writeError(request, response, callback, status);
        return true;
    }

    private static final class AsGet extends Request.Wrapper {

        AsGet(Request request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return HttpMethod.GET.asString();
        }
    }

    private static final class WithoutContent extends Response.Wrapper {

        private long length;

        WithoutContent(Request request, Response response) {
            super(request, response);
        }

        @Override
        public void write(boolean last, @Nullable ByteBuffer content, Callback callback) {
            if (content != null) {
                length += content.remaining();
                content.position(content.limit());
            }
            if (!last) {
                callback.succeeded();
                return;
            }
            if (!isCommitted() && !HttpStatus.hasNoBody(getStatus()) && getStatus() != HttpStatus.NOT_MODIFIED_304) {
                getHeaders().put(HttpHeader.CONTENT_LENGTH, length);
            }
            super.write(true, null, callback);
        }
    }
}
