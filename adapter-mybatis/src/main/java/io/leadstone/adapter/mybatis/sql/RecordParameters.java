package io.leadstone.adapter.mybatis.sql;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.ibatis.executor.parameter.ParameterHandler;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.reflection.SystemMetaObject;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.type.JdbcType;
import org.apache.ibatis.type.TypeException;
import org.apache.ibatis.type.TypeHandler;
import org.jspecify.annotations.Nullable;

/**
 * Binds the parameters of a statement whose text is kept. They are components of records and elements of lists, such as
 * {@code lead.firstName} or {@code terms[0].wholeWord}. MyBatis would parse each such path again for each call, which a
 * write with fifty parameters notices.
 *
 * @param values a map of the arguments of the mapper's method by their names, or its only argument
 */
record RecordParameters(Configuration configuration, BoundSql sql, Object values) implements ParameterHandler {

    private static final Map<String, ParameterPath> PATHS = new ConcurrentHashMap<>();

    @Override
    public Object getParameterObject() {
        return values;
    }

    @Override
    public void setParameters(PreparedStatement statement) {
        int position = 0;
        for (ParameterMapping parameter : sql.getParameterMappings()) {
            position++;
            try {
                bind(statement, position, parameter);
            } catch (TypeException | SQLException failure) {
                // As MyBatis reports it.
                throw new TypeException("cannot set parameter " + parameter.getProperty(), failure);
            }
        }
    }

    private void bind(PreparedStatement statement, int position, ParameterMapping parameter) throws SQLException {
        Object value = PATHS.computeIfAbsent(parameter.getProperty(), ParameterPath::of)
                .valueIn(values);
        JdbcType type = value == null && parameter.getJdbcType() == null
                ? configuration.getJdbcTypeForNull()
                : parameter.getJdbcType();
        @SuppressWarnings("unchecked") // MyBatis has found the handler for this parameter
        TypeHandler<@Nullable Object> handler = (TypeHandler<@Nullable Object>) parameter.getTypeHandler();
        handler.setParameter(statement, position, value, type);
    }

    /** A path such as {@code terms[0].wholeWord}. */
    private record ParameterPath(List<Step> steps) {

        private static final Pattern SEPARATOR = Pattern.compile("]?[.\\[]|]$");

        static ParameterPath of(String property) {
            return new ParameterPath(
                    SEPARATOR.splitAsStream(property).map(Step::of).toList());
        }

        @Nullable
        Object valueIn(Object values) {
            Object value = values;
            for (int i = 0; i < steps.size() && value != null; i++) {
                value = steps.get(i).valueIn(value);
            }
            return value;
        }
    }

    /** Reads a value from its owner. */
    private interface Step {

        static Step of(String name) {
            if (Character.isDigit(name.charAt(0))) {
                int index = Integer.parseInt(name);
                return owner -> ((List<?>) owner).get(index);
            }
            ComponentReader component = new ComponentReader(name);
            return owner -> owner instanceof Map<?, ?> arguments ? arguments.get(name) : component.valueIn(owner);
        }

        @Nullable
        Object valueIn(Object owner);
    }

    /** Reads a component of a record. It remembers the accessor of the last type, which is almost always the same. */
    private static final class ComponentReader {

        private final String name;
        private volatile @Nullable Method accessor;

        ComponentReader(String name) {
            this.name = name;
        }

        @Nullable
        Object valueIn(Object owner) {
            Method known = accessor;
            if (known == null || known.getDeclaringClass() != owner.getClass()) {
                known = find(owner.getClass());
                if (known == null) {
                    return SystemMetaObject.forObject(owner).getValue(name);
                }
                accessor = known;
            }
            try {
                return known.invoke(owner);
            } catch (IllegalAccessException | InvocationTargetException failure) {
                throw new TypeException("cannot read " + name + " of " + owner.getClass(), failure);
            }
        }

        /** Returns null if the type is no record with this component or method. */
        private @Nullable Method find(Class<?> type) {
            try {
                if (!type.isRecord()) {
                    return null;
                }
                Method method = type.getDeclaredMethod(name);
                method.setAccessible(true); // the record may be visible in its package only
                return method;
            } catch (NoSuchMethodException other) {
                return null;
            }
        }
    }
}
