package io.leadstone.adapter.mybatis.sql;

import org.apache.ibatis.executor.parameter.ParameterHandler;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.SqlSource;
import org.apache.ibatis.parsing.XNode;
import org.apache.ibatis.scripting.LanguageDriver;
import org.apache.ibatis.scripting.xmltags.DynamicSqlSource;
import org.apache.ibatis.scripting.xmltags.XMLLanguageDriver;
import org.apache.ibatis.session.Configuration;

/** The XML language of MyBatis, with {@link StatementTexts} for dynamic statements. */
public final class StatementTextDriver implements LanguageDriver {

    private final LanguageDriver xml = new XMLLanguageDriver();

    @Override
    public ParameterHandler createParameterHandler(MappedStatement statement, Object argument, BoundSql text) {
        return xml.createParameterHandler(statement, argument, text);
    }

    @Override
    public SqlSource createSqlSource(Configuration configuration, XNode script, Class<?> argumentType) {
        return keepingTexts(configuration, xml.createSqlSource(configuration, script, argumentType));
    }

    @Override
    public SqlSource createSqlSource(Configuration configuration, String script, Class<?> argumentType) {
        return keepingTexts(configuration, xml.createSqlSource(configuration, script, argumentType));
    }

    private static SqlSource keepingTexts(Configuration configuration, SqlSource source) {
        return source instanceof DynamicSqlSource ? new StatementTexts(configuration, source) : source;
    }
}
