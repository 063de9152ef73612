package io.leadstone.adapter.mybatis.sql;

import io.leadstone.application.port.out.TransactionListener;
import java.util.function.Consumer;

/**
 * Wraps the exception of a {@link TransactionListener}, so that it is not taken for a failure of the database. A
 * listener may use a database itself.
 */
final class TransactionListenerFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RuntimeException thrown;

    private TransactionListenerFailure(RuntimeException thrown) {
        super(thrown);
        this.thrown = thrown;
    }

    /**
     * Calls the listener.
     *
     * @throws TransactionListenerFailure if the listener throws an exception
     */
    static void call(TransactionListener listener, Consumer<TransactionListener> change) {
        try {
            change.accept(listener);
        } catch (RuntimeException thrown) {
            throw new TransactionListenerFailure(thrown);
        }
    }

    /** Returns the exception of the listener. */
    RuntimeException thrown() {
        return thrown;
    }
}
