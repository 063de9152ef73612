package io.leadstone.server.http;

import io.leadstone.adapter.rest.limit.ClientAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Predicate;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Finds the address of the client for the routes and for the memory of bodies. Behind a trusted proxy it is in a header
 * of the request. Nothing is looked up, so it does not block.
 */
final class ClientAddressHandler extends Handler.Wrapper {

    private final Predicate<InetAddress> trusted;

    ClientAddressHandler(Predicate<InetAddress> trusted, Handler next) {
        super(next);
        this.trusted = trusted;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress peer) {
            InetAddress address = peer.getAddress();
            request.setAttribute(
                    ClientAddress.PROPERTY,
                    trusted.test(address)
                            ? ForwardedAddresses.clientOf(request.getHeaders(), address, trusted)
                            : address);
        }
        return super.handle(request, response, callback);
    }
}
