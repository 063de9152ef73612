package io.leadstone.adapter.mybatis.sql;

/**
 * The only argument of a dynamic statement whose text is kept by {@link StatementTexts}. The text depends on the shape
 * of the argument alone. Each parameter of the text is a path that begins at the argument.
 */
public interface ShapedArgument {

    /**
     * Returns a value with {@code equals} and {@code hashCode}. If two arguments have equal shapes, a statement has the
     * same text for both. So the shape contains the size of each list that the text repeats, each condition, and each
     * value that is inserted into the text.
     */
    Object shape();
}
