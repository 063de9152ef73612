package io.leadstone.adapter.webhook.http;

import java.io.IOException;

/** That a receiver's url is {@code http}, which is for development alone. */
final class PlainHttpException extends IOException {

    PlainHttpException() {
        super("only https is allowed");
    }
}
