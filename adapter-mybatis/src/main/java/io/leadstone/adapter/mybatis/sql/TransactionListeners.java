package io.leadstone.adapter.mybatis.sql;

import io.leadstone.application.port.out.TransactionListener;
import java.util.function.Consumer;

/** Keeps the exception of a {@link TransactionListener} apart from those of the database: a listener may use one itself. */
final class TransactionListeners extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RuntimeException thrown;

    private TransactionListeners(RuntimeException thrown) {
        super(thrown);
        this.thrown = thrown;
    }

    /** @throws TransactionListeners around the exception of {@code listener} */
    static void announce(TransactionListener listener, Consumer<TransactionListener> change) {
        try {
            change.accept(listener);
        } catch (RuntimeException thrown) {
            throw new TransactionListeners(thrown);
        }
    }

    /** The listener's own exception. */
    RuntimeException thrown() {
        return thrown;
    }
}
