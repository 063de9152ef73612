package io.leadstone.adapter.webhook.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a host. */
@FunctionalInterface
interface HostLookup {

    InetAddress[] addressesOf(String host) throws UnknownHostException;
}
