package io.leadstone.spring;

import io.leadstone.adapter.rest.limit.ClientAddress;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

/**
 * Passes the address of the client to the routes. Behind a proxy the property {@code server.forward-headers-strategy}
 * of Boot decides whether it is that of the client.
 */
final class ClientAddressServletFilter implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ClientAddress.parse(String.valueOf(request.getRemoteAddr()))
                .ifPresent(address -> request.setAttribute(ClientAddress.PROPERTY, address));
        chain.doFilter(request, response);
    }
}
