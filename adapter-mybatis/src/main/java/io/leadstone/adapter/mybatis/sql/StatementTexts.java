package io.leadstone.adapter.mybatis.sql;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.ibatis.builder.StaticSqlSource;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.SqlSource;
import org.apache.ibatis.session.Configuration;

/**
 * Keeps the text of a dynamic statement for each shape of its {@link ShapedArgument}. Without it, MyBatis would build
 * and parse the text for each call, which takes longer than the rest of a search in Java. Any other argument gets a new
 * text.
 */
final class StatementTexts implements SqlSource {

    /** Texts of one statement. The least recently used one is removed; the driver keeps as many statements. */
    private static final int MAX_TEXTS = 256;

    private final Configuration configuration;
    private final SqlSource dynamic;
    private final Map<Object, SqlSource> texts = Collections.synchronizedMap(new LeastRecentlyUsed());

    StatementTexts(Configuration configuration, SqlSource dynamic) {
        this.configuration = configuration;
        this.dynamic = dynamic;
    }

    /** @throws IllegalStateException if a parameter is no path in a {@link ShapedArgument}, but an item of foreach */
    @Override
    public BoundSql getBoundSql(Object argument) {
        if (!(argument instanceof ShapedArgument shaped)) {
            return dynamic.getBoundSql(argument);
        }
        Object shape = shaped.shape();
        SqlSource known = texts.get(shape);
        if (known == null) {
            known = textFor(argument);
            texts.put(shape, known);
        }
        return known.getBoundSql(argument);
    }

    private SqlSource textFor(Object argument) {
        BoundSql text = dynamic.getBoundSql(argument);
        text.getParameterMappings().forEach(parameter -> {
            if (text.hasAdditionalParameter(parameter.getProperty())) {
                throw new IllegalStateException("the parameter " + parameter.getProperty()
                        + " of a kept statement must be a path in "
                        + argument.getClass().getSimpleName()
                        + ", such as terms[${t}].text, and no item of foreach");
            }
        });
        return new StaticSqlSource(configuration, text.getSql(), text.getParameterMappings());
    }

    private static final class LeastRecentlyUsed extends LinkedHashMap<Object, SqlSource> {

        private static final long serialVersionUID = 1;

        LeastRecentlyUsed() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, SqlSource> eldest) {
            return size() > MAX_TEXTS;
        }
    }
}
