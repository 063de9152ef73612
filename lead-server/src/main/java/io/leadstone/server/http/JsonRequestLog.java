package io.leadstone.server.http;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.NanoTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line for each request that was answered. It holds nothing personal: the route instead of the path, no query, no body, no
 * address; who asked is named by company and key, or by the subject of a host's token.
 */
final class JsonRequestLog implements RequestLog {

    private static final Logger LOG = LoggerFactory.getLogger("io.leadstone.server.request");

    @Override
    public void log(Request request, Response response) {
        LOG.atInfo()
                .addKeyValue(RequestIdHandler.KEY, request.getAttribute(RequestIdHandler.KEY))
                .addKeyValue("method", request.getMethod())
                .addKeyValue("route", request.getAttribute(RouteLogFilter.ROUTE))
                .addKeyValue("status", response.getStatus())
                .addKeyValue("duration_ms", TimeUnit.NANOSECONDS.toMillis(NanoTime.since(request.getBeginNanoTime())))
                .addKeyValue("bytes", Response.getContentBytesWritten(response))
                .addKeyValue("company", request.getAttribute(RouteLogFilter.COMPANY))
                .addKeyValue("principal", request.getAttribute(RouteLogFilter.PRINCIPAL))
                .log("request");
    }
}
