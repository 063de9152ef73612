package io.leadstone.adapter.webhook.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.MessageConstraintException;

/** What went wrong with a request, in words of our own: nothing in them comes from the receiver or tells of our network. */
public final class SendFailure {

    private SendFailure() {}

    /** One short phrase, fit for whoever set the receiver up. */
    public static String words(IOException failure) {
        if (failure instanceof PlainHttpException) {
            return "only https is allowed";
        }
        if (failure instanceof ForbiddenAddressException) {
            return "the address is not allowed";
        }
        if (failure instanceof UnknownHostException) {
            return "the host was not found";
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
