package io.leadstone.adapter.mybatis.database;

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

/** A {@link DataSource} that reads the plan of each statement, with its parameters, before the statement runs. */
public final class PlanSpy {

    private final List<String> plans = new ArrayList<>();
    private final DataSource target;
    private final String explain;

    /** Reads plans by EXPLAIN, which does not run the statement. */
    public PlanSpy(DataSource target) {
        this(target, "EXPLAIN");
    }

    /**
     * Reads plans by another command.
     *
     * @param explain the text before the statement
     */
    public PlanSpy(DataSource target, String explain) {
        this.target = target;
        this.explain = explain;
    }

    /** Returns the data source that reads the plans. */
    public DataSource dataSource() {
        return proxy(DataSource.class, (method, arguments) -> {
            Object answer = invoke(target, method, arguments);
            return answer instanceof Connection connection ? explaining(connection) : answer;
        });
    }

    /** Returns the plans since the last call, one line for each step. */
    public List<String> plans() {
        List<String> found = List.copyOf(plans);
        plans.clear();
        return found;
    }

    private Connection explaining(Connection real) {
        return proxy(Connection.class, (method, arguments) -> {
            Object answer = invoke(real, method, arguments);
            return answer instanceof PreparedStatement statement
                    ? explaining(statement, real, String.valueOf(arguments[0]))
                    : answer;
        });
    }

    private PreparedStatement explaining(PreparedStatement real, Connection connection, String sql) {
        List<Setting> settings = new ArrayList<>();
        return proxy(PreparedStatement.class, (method, arguments) -> {
            if (method.getName().startsWith("set") && arguments.length > 1) {
                settings.add(other -> invoke(other, method, arguments));
            } else if (method.getName().equals("execute")) {
                plans.add(explain(connection, sql, settings));
            }
            return invoke(real, method, arguments);
        });
    }

    private String explain(Connection connection, String sql, List<Setting> settings) throws Throwable {
        try (PreparedStatement statement = connection.prepareStatement(explain + " " + sql)) {
            for (Setting setting : settings) {
                setting.on(statement);
            }
            try (ResultSet row = statement.executeQuery()) {
                return text(row);
            }
        }
    }

    private static String text(ResultSet row) throws SQLException {
        StringBuilder text = new StringBuilder();
        int columns = row.getMetaData().getColumnCount();
        while (row.next()) {
            for (int column = 1; column <= columns; column++) {
                text.append(row.getString(column)).append(column == columns ? "\n" : " | ");
            }
        }
        return text.toString();
    }

    private interface Setting {
        void on(PreparedStatement statement) throws Throwable;
    }

    private interface Call {
        Object on(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                PlanSpy.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call.on(method, arguments)));
    }

    private static Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
