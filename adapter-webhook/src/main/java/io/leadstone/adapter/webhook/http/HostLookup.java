package io.leadstone.adapter.webhook.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Looks up the addresses of a host. */
@FunctionalInterface
interface HostLookup {

    /** Returns all addresses of the host. */
    InetAddress[] addressesOf(String host) throws UnknownHostException;
}
