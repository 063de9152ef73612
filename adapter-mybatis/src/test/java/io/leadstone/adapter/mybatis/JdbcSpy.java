package io.leadstone.adapter.mybatis;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;

/** A {@link DataSource} that passes all calls on, records them, and lets a test intercept them. */
public final class JdbcSpy {

    private final Queue<String> calls = new ConcurrentLinkedQueue<>();
    private final DataSource target;
    private Intrusion intrusion = (call, real) -> real.call();

    public JdbcSpy(DataSource target) {
        this.target = target;
    }

    /** Code that runs instead of, before or after a call. */
    public interface Intrusion {
        Object on(String call, Real real) throws Throwable;
    }

    /** Executes the call. */
    public interface Real {
        Object call() throws Throwable;
    }

    public void intrude(Intrusion next) {
        intrusion = next;
    }

    public DataSource dataSource() {
        return wrap(DataSource.class, target);
    }

    void forget() {
        calls.clear();
    }

    long checkouts() {
        return count("DataSource.getConnection");
    }

    long statements() {
        return calls.stream()
                .filter(call -> call.startsWith("PreparedStatement.execute"))
                .count();
    }

    long commits() {
        return count("Connection.commit");
    }

    long rollbacks() {
        return count("Connection.rollback");
    }

    long queryTimeouts() {
        return count("PreparedStatement.setQueryTimeout");
    }

    /**
     * Returns the number of connections that were closed after a statement or a query of metadata, without a commit or
     * rollback in between. It is valid for one thread and connections without auto-commit.
     */
    long openTransactions() {
        long open = 0;
        boolean begun = false;
        for (String call : calls) {
            if (call.startsWith("PreparedStatement.execute") || call.startsWith("DatabaseMetaData.get")) {
                begun = true;
            } else if (call.equals("Connection.commit") || call.equals("Connection.rollback")) {
                begun = false;
            } else if (call.equals("Connection.close") && begun) {
                open++;
                begun = false;
            }
        }
        return open;
    }

    private long count(String name) {
        return calls.stream().filter(name::equals).count();
    }

    private <T> T wrap(Class<T> type, Object real) {
        return type.cast(Proxy.newProxyInstance(
                JdbcSpy.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    String call = type.getSimpleName() + "." + method.getName();
                    calls.add(call);
                    Object answer = intrusion.on(call, () -> invoke(real, method, arguments));
                    return wrapped(answer);
                }));
    }

    private Object wrapped(Object answer) {
        return Optional.ofNullable(answer)
                .<Object>map(real -> {
                    if (real instanceof PreparedStatement) {
                        return wrap(PreparedStatement.class, real);
                    }
                    if (real instanceof ResultSet) {
                        return wrap(ResultSet.class, real);
                    }
                    if (real instanceof DatabaseMetaData) {
                        return wrap(DatabaseMetaData.class, real);
                    }
                    return real instanceof Connection ? wrap(Connection.class, real) : real;
                })
                .orElse(null);
    }

    private static Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
