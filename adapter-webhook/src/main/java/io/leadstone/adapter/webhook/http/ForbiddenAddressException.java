package io.leadstone.adapter.webhook.http;

import java.net.UnknownHostException;

/** That a receiver's name leads to nothing but addresses that are not public. */
final class ForbiddenAddressException extends UnknownHostException {

    ForbiddenAddressException(String host) {
        super(host + " has no public address");
    }
}
