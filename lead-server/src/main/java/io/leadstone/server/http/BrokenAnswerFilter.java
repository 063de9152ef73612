package io.leadstone.server.http;

import io.leadstone.adapter.rest.export.BrokenAnswerInterceptor;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;

/**
 * Aborts the connection if an answer fails after its first bytes were sent. Jersey then closes the output, which
 * would make the answer look complete. This filter suppresses that close.
 */
final class BrokenAnswerFilter implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, new GuardedResponse(request, (HttpServletResponse) response));
        if (isBroken(request) && response.isCommitted()) {
            resetOnClose(request);
            // After an exception Jetty closes the connection of a committed answer.
            throw new BrokenAnswerException();
        }
    }

    /**
     * Makes the close of the connection a TCP reset. An answer without chunked encoding ends when its connection
     * closes, so only a reset shows the client that it is incomplete.
     */
    private static void resetOnClose(ServletRequest request) throws IOException {
        Object transport = ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .getTransport();
        if (transport instanceof SocketChannel channel) {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        }
    }

    private static boolean isBroken(ServletRequest request) {
        return Boolean.TRUE.equals(request.getAttribute(BrokenAnswerInterceptor.BROKEN));
    }

    /** The reason for the abort. The cause of the failure is logged elsewhere. */
    private static final class BrokenAnswerException extends IOException {

        private static final long serialVersionUID = 1L;

        BrokenAnswerException() {
            super("the answer failed after its first bytes were sent");
        }
    }

    private static final class GuardedResponse extends HttpServletResponseWrapper {

        private final ServletRequest request;

        GuardedResponse(ServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            return new GuardedOutput(request, super.getOutputStream());
        }
    }

    private static final class GuardedOutput extends ServletOutputStream {

        private final ServletRequest request;
        private final ServletOutputStream out;

        GuardedOutput(ServletRequest request, ServletOutputStream out) {
            this.request = request;
            this.out = out;
        }

        @Override
        public void write(int octet) throws IOException {
            out.write(octet);
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
            out.write(octets, offset, length);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            if (!isBroken(request)) {
                out.close();
            }
        }

        @Override
        public boolean isReady() {
            return out.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            out.setWriteListener(listener);
        }
    }
}
