package io.leadstone.adapter.mybatis.sql;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.ibatis.type.TypeHandler;
import org.apache.ibatis.type.TypeHandlerRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Creates a record from a row whose columns have the names of its components: {@code leadId} is the column {@code
 * lead_id}. MyBatis can do so, too, but it compares all names for each row, which takes longer than the query.
 */
record RecordReader<T>(Constructor<T> constructor, List<Component> components) {

    private static final Pattern NEXT_WORD = Pattern.compile("(?=\\p{Lu})");

    /**
     * Returns the reader of a record type.
     *
     * @throws IllegalStateException if a component has a type without a type handler
     */
    static <T> RecordReader<T> of(Class<T> type, TypeHandlerRegistry handlers) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return new RecordReader<>(
                    constructor,
                    Arrays.stream(components)
                            .map(component -> Component.of(component, handlers))
                            .toList());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type.getName() + " has no canonical constructor", e);
        }
    }

    /** Returns the columns of the components in this result. */
    int[] columnsIn(ResultSet rows) throws SQLException {
        int[] columns = new int[components.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = rows.findColumn(components.get(i).column);
        }
        return columns;
    }

    /**
     * Reads the current row.
     *
     * @param columns the result of {@link #columnsIn}
     */
    T read(ResultSet row, int[] columns) throws SQLException {
        @Nullable Object[] values = new Object[columns.length];
        for (int i = 0; i < columns.length; i++) {
            values[i] = components.get(i).handler.getResult(row, columns[i]);
        }
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // The values may be personal, so the message names only the type.
            throw new SQLException("a row cannot be read as " + constructor.getName(), e);
        }
    }

    /** A component of the record: its column, and the handler of its type. */
    private record Component(String column, TypeHandler<?> handler) {

        static Component of(RecordComponent component, TypeHandlerRegistry handlers) {
            TypeHandler<?> handler = handlers.getTypeHandler(component.getType());
            if (handler == null) {
                throw new IllegalStateException(
                        component + " has the type " + component.getType().getName() + " without a type handler");
            }
            String column = String.join("_", NEXT_WORD.split(component.getName(), -1));
            return new Component(column.toLowerCase(Locale.ROOT), handler);
        }
    }
}
