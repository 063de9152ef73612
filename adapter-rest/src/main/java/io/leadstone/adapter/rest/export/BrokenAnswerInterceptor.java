package io.leadstone.adapter.rest.export;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;

/**
 * Marks a request whose answer could not be written completely. Jakarta REST cannot abort a connection, and a runtime
 * may end the answer as if it were complete. In a servlet container the mark is a request attribute, so that the server
 * can abort the connection.
 */
public final class BrokenAnswerInterceptor implements WriterInterceptor {

    /** The name of the request property. Its value is {@code TRUE} if the answer is incomplete. */
    public static final String BROKEN = "io.leadstone.rest.broken-answer";

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException, WebApplicationException {
        // After a failure before the first byte, a problem document is written in the same request.
        context.removeProperty(BROKEN);
        boolean complete = false;
        try {
            context.proceed();
            complete = true;
        } finally {
            if (!complete) {
                context.setProperty(BROKEN, true);
            }
        }
    }
}
