package io.leadstone.adapter.webhook.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.MessageConstraintException;

/**
 * Error texts for failed requests. They contain nothing that the receiver sent and nothing about the internal network,
 * so companies may read them.
 */
public final class SendFailure {

    private SendFailure() {}

    /** Returns a short description for the company that owns the webhook. */
    public static String describe(IOException failure) {
        if (failure instanceof PlainHttpException) {
            return "only https is allowed";
        }
        if (failure instanceof UnknownHostException) {
            // One text also for a host with private addresses. Two texts would tell which internal names exist.
            return "the host has no public address";
        }
        if (failure instanceof InterruptedIOException) {
            return "no answer in time";
        }
        if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
            return "no connection";
        }
        if (failure instanceof SSLException) {
            return "no secure connection";
        }
        if (failure instanceof ClientProtocolException || failure instanceof MessageConstraintException) {
            return "the answer was not HTTP";
        }
        return "the connection broke";
    }
}
