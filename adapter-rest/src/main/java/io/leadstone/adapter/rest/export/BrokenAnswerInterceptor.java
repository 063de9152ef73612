package io.leadstone.adapter.rest.export;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;

/**
 * Marks a request whose answer could not be written to its end. Jakarta REST has no way to abort a connection, and a runtime may end the
 * answer as if it were complete. In a servlet container the mark is an attribute of the request, so that the server can abort there.
 */
public final class BrokenAnswerInterceptor implements WriterInterceptor {

    /** The name of the property of the request, which is {@code TRUE} if its answer broke off. */
    public static final String BROKEN = "io.leadstone.rest.broken-answer";

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException, WebApplicationException {
        // A failure before the first byte is answered by a problem document in the same request.
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
