package io.leadstone.adapter.webhook.http;

import java.net.UnknownHostException;

/** Thrown if a receiver's host has no public address. */
final class ForbiddenAddressException extends UnknownHostException {

    ForbiddenAddressException(String host) {
        super("the host " + host + " has no public address");
    }
}
