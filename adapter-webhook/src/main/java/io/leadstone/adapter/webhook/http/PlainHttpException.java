package io.leadstone.adapter.webhook.http;

import java.io.IOException;

/** Thrown if a receiver's URL is {@code http}, which is allowed for development only. */
final class PlainHttpException extends IOException {

    PlainHttpException() {
        super("only https is allowed");
    }
}
