package io.leadstone.server.http;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.NanoTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs one line per answered request. The line contains no personal data: no path, query, body or address. It names
 * the route, the company, and the id of the API key or the subject of the token.
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
