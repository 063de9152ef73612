package io.leadstone.benchmarks;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source that asks PostgreSQL how it carried out each query that passes through, with the very parameters of that query. */
final class PlanProbe {

    private static final String EXPLAIN = "EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, SUMMARY OFF, COSTS OFF) ";

    private final DataSource target;
    private final List<String> plan = new ArrayList<>();

    PlanProbe(DataSource target) {
        this.target = target;
    }

    DataSource dataSource() {
        return proxy(
                DataSource.class,
                target,
                (method, arguments, answer) ->
                        answer instanceof Connection connection ? connection(connection) : answer);
    }

    /** The plans of all queries so far, a line each line. */
    List<String> plan() {
        return List.copyOf(plan);
    }

    private Connection connection(Connection real) {
        return proxy(
                Connection.class,
                real,
                (method, arguments, answer) ->
                        answer instanceof PreparedStatement statement && arguments[0] instanceof String sql
                                ? statement(real, sql, statement)
                                : answer);
    }

    private PreparedStatement statement(Connection connection, String sql, PreparedStatement real) throws SQLException {
        PreparedStatement explained = connection.prepareStatement(EXPLAIN + sql);
        return proxy(PreparedStatement.class, real, (method, arguments, answer) -> {
            if (method.getName().startsWith("set") && arguments.length >= 2) {
                invoke(method, explained, arguments);
            } else if (method.getName().startsWith("execute")) {
                explain(explained);
            } else if (method.getName().equals("close")) {
                explained.close();
            }
            return answer;
        });
    }

    private void explain(PreparedStatement explained) throws SQLException {
        try (ResultSet lines = explained.executeQuery()) {
            while (lines.next()) {
                plan.add(lines.getString(1));
            }
        }
    }

    private interface After {
        @Nullable
        Object answer(Method method, Object[] arguments, @Nullable Object answer) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, T real, After after) {
        return type.cast(Proxy.newProxyInstance(
                PlanProbe.class.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
                    Object[] arguments = given == null ? new Object[0] : given;
                    return after.answer(method, arguments, invoke(method, real, arguments));
                }));
    }

    private static @Nullable Object invoke(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }
}
