package io.leadstone.spring;

import io.leadstone.adapter.rest.limit.ClientAddress;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Passes the address of the client to the routes. Behind a proxy the property {@code server.forward-headers-strategy}
 * of Boot decides whether it is that of the client. If a header of the proxy contains no address, the address of the
 * connection counts instead. With the value {@code native} the container replaces it, so all such requests count as one
 * client, {@code 0.0.0.0}. So no request escapes the rate limits.
 */
final class ClientAddressServletFilter implements Filter {

    private static final InetAddress UNKNOWN = ClientAddress.parse("0.0.0.0").orElseThrow();

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        request.setAttribute(
                ClientAddress.PROPERTY,
                address(request).or(() -> address(connectionOf(request))).orElse(UNKNOWN));
        chain.doFilter(request, response);
    }

    private static Optional<InetAddress> address(ServletRequest request) {
        return ClientAddress.parse(String.valueOf(request.getRemoteAddr()));
    }

    /** Returns the request of the container. A filter that reads headers of a proxy wraps it. */
    private static ServletRequest connectionOf(ServletRequest request) {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) {
            inner = wrapper.getRequest();
        }
        return inner;
    }
}
